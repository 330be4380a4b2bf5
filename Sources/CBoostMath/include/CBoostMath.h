// Doors to Boost.Math (Maddock, Bristow et al.), the reference for accuracy.
// Every function returns NaN outside its domain and an infinity on overflow; none throws.
#ifndef CBOOSTMATH_H
#define CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

double boost_log_gamma(double x);

// Regularised incomplete gamma functions P(a, x) and Q(a, x) and their inverses in x.
double boost_gamma_p(double a, double x);
double boost_gamma_q(double a, double x);
double boost_gamma_p_inverse(double a, double p);
double boost_gamma_q_inverse(double a, double q);

// Regularised incomplete beta function I_x(a, b), its complement and their inverses in x.
double boost_beta_i(double a, double b, double x);
double boost_beta_i_complement(double a, double b, double x);
double boost_beta_i_inverse(double a, double b, double p);
double boost_beta_i_complement_inverse(double a, double b, double q);

// The x with erfc(x) = q, for q in 0..2.
double boost_erfc_inverse(double q);

double boost_digamma(double x);
double boost_trigamma(double x);

#ifdef __cplusplus
}
#endif
#endif
