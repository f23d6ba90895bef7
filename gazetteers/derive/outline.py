#!/usr/bin/env python3
"""Outline of the world for the html page: land and borders as SVG paths.

usage: outline.py WORLD_ATLAS_DIR > src/json/page/outline.txt

WORLD_ATLAS_DIR holds land-110m.json and countries-110m.json of the npm package
world-atlas 2 (Natural Earth 1:110m, public domain). Two lines: the land as
closed rings, the borders as open lines; tenths of a degree from 180 W, 90 N.
"""
import json
import os
import sys
from collections import Counter


def load(directory, name):
    with open(os.path.join(directory, name), encoding="utf-8") as f:
        return json.load(f)


def arcs_of(topology):
    """Each arc as points in tenths of a degree, doubles left out."""
    sx, sy = topology["transform"]["scale"]
    tx, ty = topology["transform"]["translate"]
    out = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            p = (round((x * sx + tx + 180) * 10),
                 round((90 - y * sy - ty) * 10))
            if not points or p != points[-1]:
                points.append(p)
        out.append(points)
    return out


def rings(geometry):
    if geometry["type"] == "GeometryCollection":
        return [r for g in geometry["geometries"] for r in rings(g)]
    if geometry["type"] == "Polygon":
        return geometry["arcs"]
    if geometry["type"] == "MultiPolygon":
        return [r for polygon in geometry["arcs"] for r in polygon]
    return []


def join(arcs, ring):
    points = []
    for i in ring:
        part = arcs[i] if i >= 0 else arcs[~i][::-1]
        points += part if not points else part[1:]
    return points


def path(points, closed):
    x, y = points[0]
    text = f"M{x} {y}l"
    for px, py in points[1:-1] if closed else points[1:]:
        for d in (px - x, py - y):
            text += str(d) if d < 0 or text[-1] == "l" else f" {d}"
        x, y = px, py
    return text + ("z" if closed else "")


def main():
    directory = sys.argv[1]
    land = load(directory, "land-110m.json")
    arcs = arcs_of(land)
    lines = [join(arcs, r) for r in rings(land["objects"]["land"])]
    print("".join(path(p, True) for p in lines if len(p) > 4))
    countries = load(directory, "countries-110m.json")
    arcs = arcs_of(countries)
    uses = Counter(i if i >= 0 else ~i
                   for r in rings(countries["objects"]["countries"])
                   for i in r)
    print("".join(path(arcs[i], False) for i, n in sorted(uses.items())
                  if n > 1 and len(arcs[i]) > 1))


if __name__ == "__main__":
    main()
