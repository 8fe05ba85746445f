// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_server.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace lockstep::testing
{

namespace
{

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

void addExtension(X509 *certificate, int name, const char *value)
{
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, name, value), &X509_EXTENSION_free);
    X509_add_ext(certificate, extension.get(), -1);
}

Certificate selfSigned(EVP_PKEY *key, const QByteArray &address, int daysOld, int daysLeft)
{
    constexpr long day = 24L * 60 * 60;
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -day * daysOld);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), day * daysLeft);
    X509_set_pubkey(certificate.get(), key);
    const unsigned char name[] = "Lockstep test";
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    addExtension(certificate.get(), NID_subject_alt_name, QByteArray("IP:" + address).constData());
    addExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), key, EVP_sha256());
    return certificate;
}

QByteArray text(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return QByteArray(data, size);
}

} // namespace

TestCertificate::TestCertificate(const QByteArray &address, int daysOld, int daysLeft)
{
    const Key made(EVP_RSA_gen(2048), &EVP_PKEY_free);
    const Certificate own = selfSigned(made.get(), address, daysOld, daysLeft);
    const Memory certificateText(BIO_new(BIO_s_mem()), &BIO_free);
    const Memory keyText(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_X509(certificateText.get(), own.get());
    PEM_write_bio_PrivateKey(keyText.get(), made.get(), nullptr, nullptr, 0, nullptr, nullptr);
    certificate = QSslCertificate(text(certificateText.get()));
    key = QSslKey(text(keyText.get()), QSsl::Rsa);
}

} // namespace lockstep::testing
