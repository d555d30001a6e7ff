export default function TryTheDemo() {
  return null
}
