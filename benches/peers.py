#!/usr/bin/env python3
"""Times `pairwright solve` beside the published Python and C++ solvers on the same matrices, and prints a table.

    cargo build --release --features cli
    pip install numpy scipy laprust lapx lapjv py-lap-solver
    python3 benches/peers.py [--sizes 1000,2000,5000] [--classes mentoring,geometric] [--shapes 1x1]
    python3 benches/peers.py --classes kinds --sizes 1000,3000 --shapes 1x1,1x1.1,1x3,3x1
    python3 benches/peers.py --sizes 16384 --cap 60           # 3 GB for the largest peer

`classes` are those that solvers are known by, `kinds` those on which one of these was faster than ours, or ours grew too
fast. A shape is rows x columns in multiples of the size. Each solve has one thread. The figure is the CPU seconds of the
solve alone, the median of three (one, when it takes over five seconds); a peer that takes longer than --cap on a size is
not tried on larger ones. Conversions to the type a peer wants are not timed. All totals are compared: a peer with another
total, as in `f32` where costs have more than 24 bits, is left out of the table and named below it.
"""
import argparse, importlib.metadata, json, os, statistics, subprocess, tempfile, time
import numpy as np

NEVER = 1_000_000          # a forbidden pair, in the matrices named mentor-*


def mentoring(r, n, m):
    """Ties, popular people, a few forbidden pairs."""
    person = lambda levels, many: [r.integers(0, k, many) for k in (12, 8, 5)] + [r.choice(levels, many)]
    a, b = person([1, 1, 1, 2, 2, 3, 4], n), person([4, 5, 6, 6, 7, 7, 8, 9], m)
    gap = b[3][None, :] - a[3][:, None]
    points = 250 * (a[0][:, None] != b[0]) + 200 * (a[1][:, None] != b[1]) \
        + 150 * np.abs(a[2][:, None] - b[2]) // 4 + np.maximum(0, 200 - 40 * np.abs(gap - 4))
    popular = lambda of, many: np.minimum((of ** r.random(many)).astype(int), of - 1)
    for first, second in ((300, 400), (200, 250), (100, 150)):
        points[np.arange(n), popular(m, n)] += first
        points[popular(n, m), np.arange(m)] += second
    cost = 2500 - points
    cost[r.integers(0, n, n), r.integers(0, m, n)] = NEVER
    return cost


def geometric(r, n, m):
    p, q = r.random((n, 1, 2)), r.random((1, m, 2))
    return 1e4 * np.sqrt(((p - q) ** 2).sum(-1))


def product(n, m):
    return np.outer(np.arange(1, n + 1), np.arange(1, m + 1))


def triangle(r, n, m):
    return (r.permutation(m)[None] < r.permutation(n)[:, None]).astype(int)


def contested(r, n, m):
    wanted = r.permutation(m) < max(1, m // 100)
    return 100 * np.where(wanted[None], r.integers(0, 100, (n, m)), r.integers(1000, 2000, (n, m))) \
        + r.integers(0, 100, (n, m))


CLASSES = {
    "mentoring": mentoring,
    "geometric": geometric,
    "uniform 1..1e6": lambda r, n, m: r.integers(1, 1_000_001, (n, m)),
    "uniform 1..100": lambda r, n, m: r.integers(1, 101, (n, m)),
    "Machol-Wien": lambda r, n, m: product(n, m),
    "values 1..3": lambda r, n, m: r.integers(1, 4, (n, m)),
    "low rank": lambda r, n, m: r.integers(0, 100, (n, 3)) @ r.integers(0, 100, (3, m)),
}
KINDS = {
    "common divisor": lambda r, n, m: np.gcd(np.arange(1, n + 1)[:, None], np.arange(1, m + 1)[None]) > 1,
    "triangle of 0 and 1": triangle,
    "rounded logarithms": lambda r, n, m: 100 * np.log1p(product(n, m)),
    "rounded sums": lambda r, n, m: (r.integers(0, 100_000, (n, 1)) + r.integers(0, 100_000, (1, m))) // 1000,
    "coarse products": lambda r, n, m: product(n, m) * 10 // (n * m),
    "contested 1 %": contested,
    "log-uniform": lambda r, n, m: np.exp2(30 * r.random((n, m))),
    "Hilbert": lambda r, n, m: 1e9 / (1 + np.arange(n)[:, None] + np.arange(m)[None]),
}


def by_rows(many, rows, columns):
    """The column of each row; -1 where it has none."""
    found = np.full(many, -1)
    found[np.asarray(rows)] = np.asarray(columns)
    return found


def peers():
    """Name -> (type of the matrix, function from matrix to the column of each row), of those installed."""
    found = {}
    both = ("", np.float64), (" f32", np.float32)
    try:
        import laprust
        for name, kind in both:
            found["laprust" + name] = kind, lambda m: by_rows(
                len(m), *laprust.lapjv(m, extend_cost=m.shape[0] != m.shape[1])[1:])
    except ImportError:
        pass
    try:
        import lapjv
        for name, kind in both:     # square ones alone
            found["lapjv" + name] = kind, lambda m: lapjv.lapjv(m, force_doubles=m.dtype == np.float64)[0]
    except ImportError:
        pass
    try:
        import lap
        found["lapx"] = np.float64, lambda m: by_rows(len(m), *lap.lapjvs(m, jvx_like=True)[1:])
    except ImportError:
        pass
    try:
        from scipy.optimize import linear_sum_assignment
        found["scipy"] = np.float64, lambda m: by_rows(len(m), *linear_sum_assignment(m))
    except ImportError:
        pass
    try:
        from py_lap_solver import _lap1015
        solvers = _lap1015.solve_lap_double, _lap1015.solve_lap_float
        for (name, kind), f in zip(both, solvers):
            found["Alg. 1015" + name] = kind, lambda m, f=f: f(m, -1, False, True)
    except ImportError:
        pass
    return found


def versions():
    names = "numpy", "laprust", "lapjv", "lapx", "scipy", "py-lap-solver"
    for name in names:
        try:
            yield f"{name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            pass


def timed(solve):
    seconds = []
    while not seconds or (len(seconds) < 3 and sum(seconds) < 5):
        start = time.process_time()
        answer = solve()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), answer


def ours(binary, name, cost):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)
        np.ascontiguousarray(cost, "<i4").tofile(path + ".i32")
        with open(path + ".shape", "w") as f:
            f.write("%d %d\n" % cost.shape)
        run = lambda: json.loads(subprocess.check_output([binary, "solve", path, "--json", "--threads", "1"]))
        runs = [run() for _ in range(3)]
    return statistics.median(r["cpu"] for r in runs), runs[0]["optimum"]


def total_of(cost, columns):
    """The total of these pairs; none where they are not a pair for everybody on the smaller side."""
    columns = np.asarray(columns)[:len(cost)]
    rows = np.nonzero(columns >= 0)[0]
    columns = columns[rows]
    if len(rows) != min(cost.shape) or len(set(columns.tolist())) != len(rows):
        return None
    return int(cost[rows, columns].astype(np.int64).sum())


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--sizes", default="1000,2000,5000")
    a.add_argument("--classes", default="classes", help="classes, kinds, all, or names")
    a.add_argument("--shapes", default="1x1")
    a.add_argument("--cap", type=float, default=10)
    a.add_argument("--binary", default="target/release/pairwright")
    a = a.parse_args()
    known = CLASSES | KINDS
    names = {"classes": list(CLASSES), "kinds": list(KINDS), "all": list(known)}.get(a.classes) or a.classes.split(",")
    found, wrong, slow = peers(), set(), set()
    print(f"Peers: {', '.join(found)} ({', '.join(versions())}).\n")
    sizes = [int(n) for n in a.sizes.split(",")]
    shapes = [tuple(float(side) for side in shape.split("x")) for shape in a.shapes.split(",")]
    print("| class | " + " | ".join(f"n = {n:,}" for n in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    for family in names:
        for shape in shapes:
            title = family if shape == (1, 1) else f"{family}, {shape[0]:g}n x {shape[1]:g}n"
            cells = [cell(a, family, [int(n * side) for side in shape], title, found, wrong, slow) for n in sizes]
            print(f"| {title} | " + " | ".join(cells) + " |", flush=True)
    if wrong:
        print(f"\nWith another total: {'; '.join(sorted(wrong))}.")


def cell(a, family, shape, title, found, wrong, slow):
    """One matrix: ours, and the fastest of the peers with the same total."""
    r = np.random.default_rng([*shape, *family.encode()])
    cost = np.ascontiguousarray((CLASSES | KINDS)[family](r, *shape).astype(np.int32))
    mine, total = ours(a.binary, "mentor-x" if family == "mentoring" else "x", cost)
    best = None
    for peer, (kind, solve) in found.items():
        if (peer, title) in slow or (peer.startswith("lapjv") and shape[0] != shape[1]):
            continue
        matrix = cost.astype(kind)
        seconds, columns = timed(lambda: solve(matrix))
        if seconds > a.cap:
            slow.add((peer, title))
        if total_of(cost, columns) != total:
            wrong.add(f"{peer} on {title}, {shape[0]:,} x {shape[1]:,}")
        elif best is None or seconds < best[0]:
            best = seconds, peer
    if best is None:
        return f"- ({mine * 1000:.3g} ms)"
    return f"{best[0] / mine:.1f}x ({mine * 1000:.3g} ms; {best[1]} {best[0] * 1000:.3g})"


if __name__ == "__main__":
    main()
