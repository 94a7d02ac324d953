"""The history of the tables; migrations are only ever added."""
