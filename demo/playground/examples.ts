/** A program of the examples menu. */
export interface Example {
  name: string;
  code: string;
}

/** Small programs, one for each thing that the sandbox can show. */
export const examples: readonly Example[] = [
  {
    name: 'A chart',
    code: `import math
import plotly.graph_objects as go

x = [k / 40 for k in range(401)]
fig = go.Figure()
for n in (1, 2, 3):
    fig.add_trace(go.Scatter(x=x, y=[math.sin(n * v) / n for v in x], name=f"sin({n}x)/{n}"))
fig.update_layout(title="Three sine waves", xaxis_title="x")
fig
`,
  },
  {
    name: 'Several figures',
    code: `import random
import plotly.graph_objects as go
from plotly.subplots import make_subplots

random.seed(4)
walk = [0.0]
for _ in range(999):
    walk.append(walk[-1] + random.gauss(0, 1))
steps = [b - a for a, b in zip(walk, walk[1:])]

fig = make_subplots(rows=1, cols=2, column_widths=[0.7, 0.3], subplot_titles=("walk", "steps"))
fig.add_trace(go.Scatter(y=walk, mode="lines"), 1, 1)
fig.add_trace(go.Histogram(y=steps), 1, 2)
fig.update_layout(showlegend=False)
fig.show()

grid = [k / 10 for k in range(-30, 31)]
fig = go.Figure(go.Contour(x=grid, y=grid, z=[[a * a - b * b + a * b for a in grid] for b in grid]))
fig.update_layout(title="A saddle")
fig.show()
`,
  },
  {
    name: 'Streaming text',
    code: `import sys
import time

for k in range(1, 11):
    print(f"\\x1b[3{k % 6 + 1}mstep {k:>2}\\x1b[0m", "█" * k)
    time.sleep(0.2)
print("this goes to stderr", file=sys.stderr)
`,
  },
  {
    name: 'Top-level await',
    code: `import asyncio

async def worker(name, pause):
    await asyncio.sleep(pause)
    print(name, "is done")
    return pause

sum(await asyncio.gather(worker("slow", 0.6), worker("fast", 0.2), worker("middle", 0.4)))
`,
  },
  {
    name: 'An error',
    code: `def average(values):
    return sum(values) / len(values)

print(average([3, 4, 5]))
print(average([]))
`,
  },
  {
    name: 'Runs for ever (press Stop)',
    code: `n, longest = 1, (0, 1)
while True:
    k, steps = n, 0
    while k != 1:
        k = 3 * k + 1 if k % 2 else k // 2
        steps += 1
    if steps > longest[0]:
        longest = (steps, n)
        print(f"{n:,} takes {steps} steps")
    n += 1
`,
  },
  {
    name: 'No way out',
    code: `import socket
import urllib.request

for attempt in (
    lambda: urllib.request.urlopen("https://example.com"),
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=2),
    lambda: __import__("js").fetch("https://example.com"),
    lambda: __import__("subprocess").run(["id"]),
):
    try:
        print("worked:", attempt())
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
`,
  },
  {
    name: 'HTML table',
    code: `class Table:
    def __init__(self, rows):
        self.rows = rows

    def _repr_html_(self):
        head, *body = self.rows
        cells = lambda row, tag: "<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in row) + "</tr>"
        return "<table><thead>" + cells(head, "th") + "</thead><tbody>" + "".join(cells(r, "td") for r in body) + "</tbody></table>"

Table([("planet", "moons", "year (days)"), ("Earth", 1, 365), ("Mars", 2, 687), ("Jupiter", 95, 4333)])
`,
  },
];
