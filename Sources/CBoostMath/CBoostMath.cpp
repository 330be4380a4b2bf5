#include "CBoostMath.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>

namespace {

using namespace boost::math::policies;

// Errors come back as NaN or infinity: a C++ exception must never cross into Swift.
// Doubles stay doubles: promotion to long double would cost a multiple for no use here.
using Quiet = policy<domain_error<ignore_error>, pole_error<ignore_error>,
                     overflow_error<ignore_error>, underflow_error<ignore_error>,
                     denorm_error<ignore_error>, evaluation_error<ignore_error>,
                     rounding_error<ignore_error>, indeterminate_result_error<ignore_error>,
                     promote_double<false>>;

const Quiet quiet;

}  // namespace

extern "C" {

double boost_log_gamma(double x) { return boost::math::lgamma(x, quiet); }

double boost_gamma_p(double a, double x) { return boost::math::gamma_p(a, x, quiet); }
double boost_gamma_q(double a, double x) { return boost::math::gamma_q(a, x, quiet); }
double boost_gamma_p_inverse(double a, double p) { return boost::math::gamma_p_inv(a, p, quiet); }
double boost_gamma_q_inverse(double a, double q) { return boost::math::gamma_q_inv(a, q, quiet); }

double boost_beta_i(double a, double b, double x) { return boost::math::ibeta(a, b, x, quiet); }
double boost_beta_i_complement(double a, double b, double x) {
  return boost::math::ibetac(a, b, x, quiet);
}
double boost_beta_i_inverse(double a, double b, double p) {
  return boost::math::ibeta_inv(a, b, p, quiet);
}
double boost_beta_i_complement_inverse(double a, double b, double q) {
  return boost::math::ibetac_inv(a, b, q, quiet);
}

double boost_erfc_inverse(double q) { return boost::math::erfc_inv(q, quiet); }

double boost_digamma(double x) { return boost::math::digamma(x, quiet); }
double boost_trigamma(double x) { return boost::math::trigamma(x, quiet); }

}  // extern "C"
