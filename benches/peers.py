#!/usr/bin/env python3
"""Times `pairwright solve` beside the published Python and C++ solvers on the same matrices, and prints a table.

    cargo build --release --features cli
    pip install numpy laprust lapx lapjv py-lap-solver
    python3 benches/peers.py [--sizes 1000,2000,5000] [--classes mentoring,geometric]

Each solve has one thread. The figure is the CPU seconds of the solve alone, the median of three (one, when it takes over
five seconds); a peer that takes longer than --cap on a size is not tried on larger ones. Conversions to the type a peer
wants are not timed. All totals are compared: a peer with another total is left out of the table and named below it.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, time
import numpy as np

NEVER = 1_000_000          # a forbidden pair, in the matrices named mentor-*


def mentoring(r, n):
    """Ties, popular people, a few forbidden pairs."""
    person = lambda levels: [r.integers(0, k, n) for k in (12, 8, 5)] + [r.choice(levels, n)]
    a, b = person([1, 1, 1, 2, 2, 3, 4]), person([4, 5, 6, 6, 7, 7, 8, 9])
    gap = b[3][None, :] - a[3][:, None]
    points = 250 * (a[0][:, None] != b[0]) + 200 * (a[1][:, None] != b[1]) \
        + 150 * np.abs(a[2][:, None] - b[2]) // 4 + np.maximum(0, 200 - 40 * np.abs(gap - 4))
    popular = lambda: np.minimum((n ** r.random(n)).astype(int), n - 1)
    everybody = np.arange(n)
    for first, second in ((300, 400), (200, 250), (100, 150)):
        points[everybody, popular()] += first
        points[popular(), everybody] += second
    cost = 2500 - points
    cost[r.integers(0, n, n), r.integers(0, n, n)] = NEVER
    return cost


def geometric(r, n):
    p, q = r.random((n, 1, 2)), r.random((1, n, 2))
    return 1e4 * np.sqrt(((p - q) ** 2).sum(-1))


CLASSES = {
    "mentoring": mentoring,
    "geometric": geometric,
    "uniform 1..1e6": lambda r, n: r.integers(1, 1_000_001, (n, n)),
    "uniform 1..100": lambda r, n: r.integers(1, 101, (n, n)),
    "Machol-Wien": lambda r, n: np.outer(np.arange(1, n + 1), np.arange(1, n + 1)),
    "values 1..3": lambda r, n: r.integers(1, 4, (n, n)),
    "low rank": lambda r, n: r.integers(0, 100, (n, 3)) @ r.integers(0, 100, (3, n)),
}


def by_rows(rows, columns):
    """The column of each row."""
    found = np.full(len(rows), -1)
    found[rows] = columns
    return found


def peers():
    """Name -> (type of the matrix, function from matrix to the column of each row), of those installed."""
    found = {}
    try:
        import laprust
        found["laprust"] = np.float64, lambda m: by_rows(*laprust.lapjv(m)[1:])
    except ImportError:
        pass
    try:
        import lapjv
        found["lapjv"] = np.float32, lambda m: lapjv.lapjv(m)[0]
    except ImportError:
        pass
    try:
        import lap
        found["lapx"] = np.float64, lambda m: by_rows(*lap.lapjvs(m, jvx_like=True)[1:])
    except ImportError:
        pass
    try:
        from py_lap_solver import _lap1015
        found["Algorithm 1015"] = np.float64, lambda m: _lap1015.solve_lap_double(m, -1, False, True)
    except ImportError:
        pass
    return found


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


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--sizes", default="1000,2000,5000")
    a.add_argument("--classes", default=",".join(CLASSES))
    a.add_argument("--cap", type=float, default=10)
    a.add_argument("--binary", default="target/release/pairwright")
    a = a.parse_args()
    found, wrong, slow = peers(), set(), set()
    print(f"Peers: {', '.join(found)}.\n")
    sizes = [int(n) for n in a.sizes.split(",")]
    print("| class | " + " | ".join(f"n = {n:,}" for n in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    for family in a.classes.split(","):
        cells = []
        for n in sizes:
            r = np.random.default_rng([n, *family.encode()])
            cost = CLASSES[family](r, n).astype(np.int32)
            name = "mentor-x" if family == "mentoring" else "x"
            mine, total = ours(a.binary, name, cost)
            best = None
            for peer, (kind, solve) in found.items():
                if (peer, family) in slow:
                    continue
                matrix = cost.astype(kind)
                seconds, columns = timed(lambda: solve(matrix))
                if seconds > a.cap:
                    slow.add((peer, family))
                columns = np.asarray(columns)
                if len(set(columns.tolist())) != n or int(cost[np.arange(n), columns].sum()) != total:
                    wrong.add(f"{peer} on {family}, n = {n:,}")
                elif best is None or seconds < best[0]:
                    best = seconds, peer
            cells.append(f"{best[0] / mine:.1f}x ({mine * 1000:.3g} ms; {best[1]} {best[0] * 1000:.3g})" if best else "-")
        print(f"| {family} | " + " | ".join(cells) + " |", flush=True)
    if wrong:
        print(f"\nWith another total: {'; '.join(sorted(wrong))}.")


if __name__ == "__main__":
    main()
