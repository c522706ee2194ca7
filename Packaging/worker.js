// The search of the site runs in a worker, which browsers do not start for pages that are opened from a disk. There an
// invisible frame stands in for it. Where pages come from a server, this does nothing.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const page = this.frame.contentWindow.document;
      page.open();
      page.write(
        "<script>" +
        "postMessage = (data) => parent.postMessage(data, '*');" +
        "importScripts = async (...addresses) => { for (const address of addresses) await new Promise((resolve) => {" +
        "const script = document.createElement('script'); script.src = address; script.onload = resolve;" +
        "document.head.appendChild(script); }); };" +
        "<" + "/script><script src='" + String(address).replace(/'/g, "%27") + "'><" + "/script>");
      page.close();
      // What is sent before the frame has its script waits.
      this.ready = new Promise((resolve) => {
        if (page.readyState === "complete") resolve();
        else this.frame.contentWindow.addEventListener("load", resolve);
      });
      addEventListener("message", (event) => {
        if (event.source !== this.frame.contentWindow) return;
        event.stopImmediatePropagation();
        const copy = new MessageEvent("message", { data: event.data });
        this.dispatchEvent(copy);
        if (this.onmessage) this.onmessage(copy);
      });
    }
    postMessage(data) {
      // The frame's own postMessage leads here.
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }
    terminate() {
      this.frame.remove();
    }
  };
}
