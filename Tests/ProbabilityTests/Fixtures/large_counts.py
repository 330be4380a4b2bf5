"""Log masses of large counts to 16 digits, by mpmath 1.3.0 with 40 digits."""
from mpmath import mp, mpf, log, loggamma

mp.dps = 40


def rising(a, k):
    return loggamma(a + k) - loggamma(a)


def poisson(mean, k):
    return k * log(mean) - mean - loggamma(k + 1)


def negative_binomial(mean, size, k):
    return (rising(size, k) - loggamma(k + 1) + size * log(size / (size + mean)) + k * log(mean / (size + mean)))


def beta_binomial(n, a, b, k):
    return (loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)
            + rising(a, k) + rising(b, n - k) - rising(a + b, n))


print(mp.nstr(poisson(mpf(47000), mpf(47062)), 16))
print(mp.nstr(negative_binomial(mpf(47000), mpf(80), mpf(47062)), 16))
print(mp.nstr(beta_binomial(mpf(47062), mpf(300000), mpf(700000), mpf(14000)), 16))
