#!/usr/bin/env python3
"""Checks that the pairs in pairs.csv are the best there can be, by the prices in prices.csv.

Give everybody a price: then no set of pairs is worth more than all prices together, each as often
as its owner has places, and what single pairs are worth beyond the prices of their two people. So
pairs that are worth exactly as much are the best there are, whoever found them and however.

A worth is four numbers, compared in this order: places filled that must be filled, mentees with a
mentor, pairs, points. Python compares lists of numbers just so.
"""
import csv
import os
import sys


def table(name):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def plus(one, other, times=1):
    return [a + times * b for a, b in zip(one, other)]


nothing, filled, served = [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]
price, places, least = {}, {}, {}
for row in table("prices.csv"):
    who = row["side"], row["id"]
    price[who] = [int(row[part]) for part in ("minimums", "served", "pairs", "points")]
    places[who], least[who] = int(row["places"]), int(row["least"])

bound = nothing  # what no set of pairs is worth more than
for who in price:
    if who[0] == "mentor":  # each place has the price, and the first ones fill what must be filled
        bound = plus(bound, max(nothing, plus(price[who], filled)), least[who])
        bound = plus(bound, max(nothing, price[who]), places[who] - least[who])
    else:  # the first place serves a mentee; all are used, one, or none
        loads = [load for load in (0, 1, places[who]) if load <= places[who]]
        bound = plus(bound, max(plus(served if load else nothing, price[who], load) for load in loads))
points = {}
for row in table("scores.csv"):
    pair = ("mentor", row["mentor_id"]), ("mentee", row["mentee_id"])
    points[pair] = int(row["points"])
    beyond = plus(plus([0, 0, 1, points[pair]], price[pair[0]], -1), price[pair[1]], -1)
    bound = plus(bound, max(nothing, beyond))

worth, load = nothing, dict.fromkeys(price, 0)  # what these pairs are worth
for row in table("pairs.csv"):
    pair = ("mentor", row["mentor_id"]), ("mentee", row["mentee_id"])
    if pair not in points:
        sys.exit("NOT PROVEN: %s and %s may not be a pair, or are one twice" % (pair[0][1], pair[1][1]))
    mentor, mentee = pair
    gains = [int(load[mentor] < least[mentor]), int(load[mentee] == 0), 1, points.pop(pair)]
    worth = plus(worth, gains)
    for who in pair:
        load[who] += 1
        if load[who] > places[who]:
            sys.exit("NOT PROVEN: %s %s is in more than %d pairs" % (*who, places[who]))
if worth != bound:
    sys.exit("NOT PROVEN: the pairs are worth %s, and the prices rule out only more than %s" % (worth, bound))
print("Checked: %d pairs with %d points, and no other pairs can be worth more." % (worth[2], worth[3]))
