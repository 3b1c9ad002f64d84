/** The value that the page was written with. Elements are found by what they are: their ids belong to the page's content. */
export function pageData<T>(): T {
  return JSON.parse(one('script[type="application/json"]').textContent ?? '') as T;
}

/** The element that the page is built in. */
export function pageRoot(): Element {
  return one('main');
}

function one(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) {
    throw new Error(`The page has no ${selector}.`);
  }
  return found;
}
