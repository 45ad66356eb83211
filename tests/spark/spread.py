"""`check -` as a filter under Apache Spark: the same answers, in the same order, as from a single run.

    spread.py CLI LINES ANSWERS    LINES holds one snapshot a line, ANSWERS what a single run said of them
"""

import json
import sys

from pyspark import SparkContext

cli, lines, answers = sys.argv[1:]
with SparkContext("local[2]", "inmail-credits") as spark:
    snapshots = spark.textFile(lines, minPartitions=8)
    parts = snapshots.getNumPartitions()
    spread = snapshots.pipe(f"{cli} check --json -").map(json.loads).collect()

with open(answers, encoding="utf-8") as file:
    single = [json.loads(line) for line in file]
# Each process counts the lines that it was given.
for answer in spread + single:
    del answer["line"]
verdicts = {verdict: sum(answer["verdict"] == verdict for answer in single) for verdict in ("fine", "look", "unusable")}
if parts < 2 or min(verdicts["fine"], verdicts["unusable"]) == 0:
    sys.exit(f"This shows nothing: {parts} parts, {verdicts}")
if spread != single:
    place = next((n for n, (a, b) in enumerate(zip(spread, single)) if a != b), min(len(spread), len(single)))
    sys.exit(f"{len(spread)} answers from Spark, {len(single)} from a single run; they differ first at line {place + 1}")
print(f"{len(single)} snapshots in {parts} parts: the same answers in the same order. {verdicts}")
