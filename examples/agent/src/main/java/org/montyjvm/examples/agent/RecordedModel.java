package org.montyjvm.examples.agent;

import java.util.List;

/** A model whose answers were recorded. It makes a mistake first, as models do. */
final class RecordedModel implements Model {
    /** Asks for a key that the items do not have. */
    private static final String FIRST = """
            item = stock.find('teapot')
            offers = [carrier.quote(item['weight'], speed) for speed in ['slow', 'fast']]
            best = min(offers, key=lambda offer: offer['price'])
            desk.order(item['name'], item['price'] + best['price'])
            """;

    /** Has read the traceback and asked for help. */
    private static final String SECOND = """
            item = stock.find('teapot')
            print('found', item['name'], 'of', item['grams'], 'g')
            offers = [carrier.quote(item['grams'], speed) for speed in ['slow', 'fast']]
            best = min(offers, key=lambda offer: offer['price'])
            print('cheapest:', best['speed'])
            desk.order(item['name'], item['price'] + best['price'])
            """;

    @Override
    public String nextScript(String prompt, List<String> transcript) {
        if (!prompt.contains("stock.find(name: str) -> Item")) {
            throw new IllegalStateException("the prompt does not tell what there is to call:\n" + prompt);
        }
        if (transcript.isEmpty()) {
            return FIRST;
        }
        String last = transcript.get(transcript.size() - 1);
        if (!last.contains("KeyError: weight") || !last.contains("line 2")) {
            throw new IllegalStateException("no answer was recorded for this:\n" + last);
        }
        return SECOND;
    }
}
