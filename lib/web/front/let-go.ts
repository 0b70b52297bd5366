/**
 * React ends each render by aborting a controller with an error. An error whose stack nobody has read yet keeps the
 * objects that its functions were called on, here an Immediate of Node. That keeps those of the same turn, and each of
 * them the request it was made in, which has such an error too: under load every request kept all since the start, some
 * 50 kB each. Reading the stack makes text of it, which keeps nothing.
 */
export function letGoOfAborted() {
  const { abort } = AbortController.prototype
  AbortController.prototype.abort = function (reason?: unknown) {
    abort.call(this, reason)
    // Without a reason it is an error of Node's.
    if (this.signal.reason instanceof Error) void this.signal.reason.stack
  }
}
