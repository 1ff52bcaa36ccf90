"""What the words on either side of a number say: verbs, noun phrases, and what is no part of them."""
