/* Training of the Arabic name tagger, for train_arabic_names.py: one pass over the sentences.
 *
 * A linear-chain CRF whose label scores are the weights of a word's sparse features and the output of one hidden
 * layer over the vectors of the word and its neighbours. Softmax-margin loss (Gimpel and Smith 2010): labels that
 * miss a name cost `miss`. AdaGrad. In each pass some words lose their own form (group 1) or their neighbours'
 * (group 2), some vectors and some hidden units are dropped.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LABELS 7
#define LONGEST 1024
#define EPSILON 1e-6f

typedef struct {
    float *value, *squares; /* a parameter and its sums of squared gradients */
} parameter;

typedef struct {
    int64_t sentences;
    const int64_t *sentence, *word;  /* where each sentence begins among the words, each word among the features */
    const int32_t *feature, *row;    /* features of the words; rows of their vectors, -1 for none */
    const uint8_t *group, *label;
    const float *vectors;
    int32_t width, hidden, window;
} data;

typedef struct {
    float rate, dense_rate, decay, miss, no_form, no_neighbours, drop_unit, drop_vector;
    uint64_t seed;
} settings;

static uint64_t state;

static double draw(void) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (state >> 11) * (1.0 / 9007199254740992.0);
}

static float log_sum(const float *values) {
    float most = values[0], sum = 0;
    for (int i = 1; i < LABELS; i++) most = values[i] > most ? values[i] : most;
    for (int i = 0; i < LABELS; i++) sum += expf(values[i] - most);
    return most + logf(sum);
}

static void step(parameter of, int64_t at, float gradient, float rate, float decay) {
    gradient += decay * of.value[at];
    of.squares[at] += gradient * gradient;
    of.value[at] -= rate * gradient / sqrtf(of.squares[at] + EPSILON);
}

/* Score the labels of a sentence; keeps the hidden layer and what was dropped of it. */
static void score(const data *d, const settings *s, parameter weights, const parameter *net, int64_t first, int n,
                  const uint8_t *masked, const int32_t *rows, float *hidden, uint8_t *dropped, float *scores) {
    int H = d->hidden, W = d->width;
    for (int t = 0; t < n; t++) {
        float *out = scores + t * LABELS, *h = hidden + (int64_t)t * H;
        memset(out, 0, sizeof(float) * LABELS);
        for (int64_t k = d->word[first + t]; k < d->word[first + t + 1]; k++) {
            int32_t f = d->feature[k];
            if (masked[t] & d->group[f]) continue;
            for (int l = 0; l < LABELS; l++) out[l] += weights.value[(int64_t)f * LABELS + l];
        }
        memcpy(h, net[1].value, sizeof(float) * H);
        for (int o = -d->window; o <= d->window; o++) {
            if (t + o < 0 || t + o >= n || rows[t + o] < 0) continue;
            const float *x = d->vectors + (int64_t)rows[t + o] * W;
            for (int i = 0; i < W; i++) {
                const float *in = net[0].value + ((int64_t)(o + d->window) * W + i) * H;
                for (int j = 0; j < H; j++) h[j] += x[i] * in[j];
            }
        }
        for (int j = 0; j < H; j++) {
            dropped[t * H + j] = draw() < s->drop_unit;
            h[j] = h[j] < 0 || dropped[t * H + j] ? 0 : h[j] / (1 - s->drop_unit);
            if (h[j] != 0)
                for (int l = 0; l < LABELS; l++) out[l] += h[j] * net[2].value[(int64_t)j * LABELS + l];
        }
        int gold = d->label[first + t];
        if (gold) out[0] += s->miss;
    }
}

/* Change the parameters by the gradient of the scores of one word. */
static void learn(const data *d, const settings *s, parameter weights, parameter *net, int64_t first, int n, int t,
                  uint8_t masked, const int32_t *rows, const float *hidden, const uint8_t *dropped, const float *g) {
    int H = d->hidden, W = d->width;
    float back[H];
    for (int64_t k = d->word[first + t]; k < d->word[first + t + 1]; k++) {
        int32_t f = d->feature[k];
        if (masked & d->group[f]) continue;
        for (int l = 0; l < LABELS; l++) step(weights, (int64_t)f * LABELS + l, g[l], s->rate, s->decay);
    }
    for (int j = 0; j < H; j++) {
        float h = hidden[(int64_t)t * H + j];
        back[j] = 0;
        if (h == 0) continue;
        for (int l = 0; l < LABELS; l++) {
            back[j] += g[l] * net[2].value[(int64_t)j * LABELS + l] / (1 - s->drop_unit);
            step(net[2], (int64_t)j * LABELS + l, g[l] * h, s->dense_rate, s->decay);
        }
        step(net[1], j, back[j], s->dense_rate, 0);
    }
    for (int o = -d->window; o <= d->window; o++) {
        if (t + o < 0 || t + o >= n || rows[t + o] < 0) continue;
        const float *x = d->vectors + (int64_t)rows[t + o] * W;
        for (int i = 0; i < W; i++)
            for (int j = 0; j < H; j++)
                if (back[j] != 0)
                    step(net[0], ((int64_t)(o + d->window) * W + i) * H + j, back[j] * x[i], s->dense_rate, s->decay);
    }
}

/* Go once through the sentences in an order and return the loss. `net`: into the hidden layer, its bias, out of it.
 * `between`: transitions, and in the last row the scores of a first label. */
double pass(const data *d, const settings *s, const int32_t *order, parameter weights, parameter between,
            parameter *net) {
    static float scores[LONGEST * LABELS], ahead[LONGEST * LABELS], behind[LONGEST * LABELS];
    static uint8_t masked[LONGEST];
    static int32_t rows[LONGEST];
    float *hidden = malloc(sizeof(float) * LONGEST * d->hidden), some[LABELS], *T = between.value;
    uint8_t *dropped = malloc((size_t)LONGEST * d->hidden);
    double loss = 0;
    state = s->seed * 2654435761u + 88172645463325252ull;
    for (int64_t q = 0; q < d->sentences; q++) {
        int64_t first = d->sentence[order[q]];
        int n = (int)(d->sentence[order[q] + 1] - first);
        const uint8_t *gold = d->label + first;
        if (!n || n > LONGEST) continue;
        for (int t = 0; t < n; t++) {
            double chance = draw();
            masked[t] = chance < s->no_form ? 1 : chance < s->no_form + (1 - s->no_form) * s->no_neighbours ? 2 : 0;
            rows[t] = draw() < s->drop_vector ? -1 : d->row[first + t];
        }
        score(d, s, weights, net, first, n, masked, rows, hidden, dropped, scores);
        for (int l = 0; l < LABELS; l++) ahead[l] = scores[l] + T[LABELS * LABELS + l];
        for (int t = 1; t < n; t++)
            for (int l = 0; l < LABELS; l++) {
                for (int k = 0; k < LABELS; k++) some[k] = ahead[(t - 1) * LABELS + k] + T[k * LABELS + l];
                ahead[t * LABELS + l] = scores[t * LABELS + l] + log_sum(some);
            }
        float all = log_sum(ahead + (n - 1) * LABELS);
        for (int l = 0; l < LABELS; l++) behind[(n - 1) * LABELS + l] = 0;
        for (int t = n - 2; t >= 0; t--)
            for (int k = 0; k < LABELS; k++) {
                for (int l = 0; l < LABELS; l++)
                    some[l] = T[k * LABELS + l] + scores[(t + 1) * LABELS + l] + behind[(t + 1) * LABELS + l];
                behind[t * LABELS + k] = log_sum(some);
            }
        float moved[(LABELS + 1) * LABELS] = {0};
        loss += all - scores[gold[0]] - T[LABELS * LABELS + gold[0]];
        for (int t = 1; t < n; t++) {
            loss -= scores[t * LABELS + gold[t]] + T[gold[t - 1] * LABELS + gold[t]];
            moved[gold[t - 1] * LABELS + gold[t]] -= 1;
            for (int k = 0; k < LABELS; k++)
                for (int l = 0; l < LABELS; l++)
                    moved[k * LABELS + l] += expf(ahead[(t - 1) * LABELS + k] + T[k * LABELS + l] +
                                                  scores[t * LABELS + l] + behind[t * LABELS + l] - all);
        }
        for (int l = 0; l < LABELS; l++) moved[LABELS * LABELS + l] = expf(ahead[l] + behind[l] - all) - (l == gold[0]);
        for (int t = 0; t < n; t++) {
            float g[LABELS];
            for (int l = 0; l < LABELS; l++)
                g[l] = expf(ahead[t * LABELS + l] + behind[t * LABELS + l] - all) - (l == gold[t]);
            learn(d, s, weights, net, first, n, t, masked[t], rows, hidden, dropped, g);
        }
        for (int i = 0; i < (LABELS + 1) * LABELS; i++) step(between, i, moved[i], s->rate, s->decay);
    }
    free(hidden), free(dropped);
    return loss;
}
