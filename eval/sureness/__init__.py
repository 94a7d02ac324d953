"""How sure a follow-up's sum is: the dialogues asked, and the score that is fitted on what came of them."""
