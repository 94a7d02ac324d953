/* Reading aloud by the voices of the reader's own device. A voice that would send the text to a
   server counts as none, and so does Cantonese: the texts are written in Mandarin. The chat page
   loads this file; the widget carries it inside. Written for old browsers too. */
const speech = (() => {
  "use strict";
  const engine = window.speechSynthesis;
  let end = null; // what ends the reading under way
  let queue = []; // what is still to be said: held here, else browsers lose it before its turn

  const voice = () => {
    const able = engine ? engine.getVoices().filter((one) => one.localService && /^(zh|cmn)(?![a-z])(?!.*hk)/i.test(one.lang)) : [];
    return able.find((one) => /cn|hans/i.test(one.lang)) || able[0];
  };

  /* Tells now, and again when the browser has found its voices, whether there is one. */
  const whenAble = (tell) => {
    const look = () => tell(Boolean(voice()));
    look();
    if (engine && engine.addEventListener) engine.addEventListener("voiceschanged", look);
  };

  const stop = () => {
    if (end) end(true);
  };

  /* The words of a node; what stands in lines or cells of its own is a sentence of its own. */
  const words = (node) => {
    if (node.nodeType === 3) return node.data;
    const inside = [...node.childNodes].map(words).join("");
    return /^(p|li|t[dh])$/.test(node.localName) ? inside + "\n" : inside;
  };

  const read = (nodes, ended) => {
    stop();
    const text = nodes.map(words).join("\n").replace(/[[\]]/g, " ");
    const parts = (text.match(/[^。！？；\n]+[。！？；]?/g) || []).filter((part) => part.trim());
    const finish = (cut) => {
      if (end !== finish) return;
      end = null;
      queue = [];
      if (cut) engine.cancel();
      ended();
    };
    const say = (part) => {
      const one = Object.assign(new SpeechSynthesisUtterance(part), { voice: voice(), lang: "zh-CN" });
      one.onerror = () => finish(true);
      one.onend = () => {
        if (one === queue[queue.length - 1]) finish(false);
      };
      return one;
    };
    end = finish;
    queue = parts.map(say);
    queue.forEach((one) => engine.speak(one));
  };

  /* A button that reads what `nodes` gives, and stops when it is pressed again. */
  const button = (nodes) => {
    const node = document.createElement("button");
    let reading = false;
    const show = (now) => {
      reading = now;
      node.textContent = now ? "停止朗读" : "读给我听";
    };
    node.type = "button";
    node.className = "read-aloud";
    node.onclick = () => {
      if (reading) {
        stop();
        return;
      }
      read(nodes(), () => show(false));
      show(true);
    };
    show(false);
    return node;
  };

  window.addEventListener("pagehide", stop);
  return { button, stop, whenAble };
})();
