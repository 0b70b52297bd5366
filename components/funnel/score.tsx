/** The number first; the bar only repeats it. */
export function Score({ score }: { score: number }) {
  return (
    <>
      <span className="score-n">{score}</span>
      <meter className="score" min={1} max={100} value={score} aria-hidden="true" />
    </>
  )
}
