"""Start 政策通: index if stale, then serve."""

from assistant.cli import main

if __name__ == "__main__":
    main(["serve"])
