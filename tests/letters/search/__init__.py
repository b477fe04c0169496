"""Search, from the words typed to the page of answers, on whichever database the tests run on."""
