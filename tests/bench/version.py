"""`maktui --version`, asked by scripts at every start, beside a Python that does nothing."""

from statistics import median

from tests.bench.measure import Measure, compiled, cpu_of_process

ROUNDS = 25
NOTHING = ("-c", "pass")
VERSION = ("-m", "maktui", "--version")


def measure() -> list[Measure]:
    ours, bare = [], []
    with compiled():
        cpu_of_process(VERSION, times=1)
        for _ in range(ROUNDS):
            bare.append(cpu_of_process(NOTHING, times=1))
            ours.append(cpu_of_process(VERSION, times=1))
    return [
        Measure(
            "`maktui --version`, CPU, against `python -c pass`",
            median(ours) / median(bare),
            3,
            "x",
            f"{median(ours):.0f} against {median(bare):.0f} ms",
        )
    ]
