"""What is kept: turns, ratings, accounts, calls, messages, editors' answers, unanswered, audit.

In: what happened, as plain values. Out: frozen records and counts. One repository per thing kept,
each over one ``Database`` (SQLite by default, PostgreSQL by URL); tables change only by migrations.
Names, ID numbers and phone numbers are masked here, before anything is written.
May import: ``corpus``, ``assistant.settings``, ``assistant.clock``, ``assistant.answering.answer``.
"""
