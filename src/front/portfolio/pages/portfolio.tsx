export default function Portfolio() {
  return (
    <main id="content">
      <title>Portfolio</title>
      <h1>Portfolio</h1>
    </main>
  )
}
