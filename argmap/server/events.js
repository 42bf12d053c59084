// What the server tells, while somebody looks: a browser keeps few connections to one server, so a page that
// nobody sees lets go of its own.

export function follow(address, listeners) {
  let events = null;

  function turn() {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource(address);
      for (const [name, hear] of Object.entries(listeners)) events.addEventListener(name, hear);
    }
  }

  document.addEventListener('visibilitychange', turn);
  turn();
}
