"""The tests of argmap; `tests.strategies` makes random maps for all of them."""
