"""`maktui --version`, asked by scripts at every start, beside a Python that does nothing."""

from statistics import median

from tests.bench.measure import Measure, cpu_of_process

ROUNDS = 25


def measure() -> list[Measure]:
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(cpu_of_process(["-c", "pass"], times=1))
        ours.append(cpu_of_process(["-m", "maktui", "--version"], times=1))
    return [
        Measure(
            "`maktui --version`, CPU, against `python -c pass`",
            median(ours) / median(bare),
            3,
            "x",
            f"{median(ours):.0f} against {median(bare):.0f} ms",
        )
    ]
