// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychain_vault.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString service = QStringLiteral("lockstep");

/// QtKeychain never finishes without GLib's event loop, and starts a bus of its own where a display is but no bus.
std::optional<Error> whyThereIsNone()
{
    const QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    if (!dispatcher || !dispatcher->inherits("QEventDispatcherGlib"))
        return Error{.kind = ErrorKind::KeychainMissing, .detail = u"no GLib event loop"_s};
    const QString usual = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s;
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") && !QFileInfo::exists(usual))
        return Error{.kind = ErrorKind::KeychainMissing, .detail = u"no session bus"_s};
    return std::nullopt;
}

/// The bus answers in English, whatever the desktop speaks.
bool saysThereIsNoService(const QString &text)
{
    return text.contains("org.freedesktop.secrets"_L1) && text.contains("not provided"_L1);
}

Error errorOf(const QKeychain::Job &job)
{
    const QString detail = u"keychain error %1"_s.arg(job.error());
    switch (job.error()) {
    case QKeychain::EntryNotFound:
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {.kind = ErrorKind::KeychainLocked, .detail = detail};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {.kind = ErrorKind::KeychainMissing, .detail = detail};
    default:
        break;
    }
    const bool isMissing = saysThereIsNoService(job.errorString());
    return {.kind = isMissing ? ErrorKind::KeychainMissing : ErrorKind::KeychainFailed, .detail = detail};
}

QByteArray textOf(const QKeychain::Job &job)
{
    return static_cast<const QKeychain::ReadPasswordJob &>(job).textData().toLatin1();
}

Result<std::optional<Secret>> foundBy(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return std::optional<Secret>();
    if (job.error() != QKeychain::NoError)
        return fail(errorOf(job));
    auto decoded = QByteArray::fromBase64Encoding(textOf(job), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return fail(ErrorKind::KeychainFailed, u"an entry that is not ours"_s);
    return std::optional(Secret(std::move(decoded.decoded)));
}

Result<void> readBackBy(const QKeychain::Job &job, const QByteArray &wanted)
{
    if (job.error() != QKeychain::NoError)
        return fail(errorOf(job));
    if (textOf(job) != wanted)
        return fail(ErrorKind::KeychainFailed, u"read back something else"_s);
    return {};
}

} // namespace

KeychainVault::KeychainVault(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

void KeychainVault::read(const QString &key, Found found)
{
    found = patiently(std::move(found));
    enqueue([this, key, found] {
        if (const auto none = whyThereIsNone())
            return finish([found, none] { found(fail(*none)); });
        auto *job = new QKeychain::ReadPasswordJob(service);
        job->setKey(key);
        run(*job, [this, found](const QKeychain::Job &ended) {
            auto answer = std::make_shared<Result<std::optional<Secret>>>(foundBy(ended));
            finish([found, answer] { found(std::move(*answer)); });
        });
    });
}

void KeychainVault::write(const QString &key, Secret secret, Done done)
{
    done = patiently(std::move(done));
    const auto wanted = std::make_shared<Secret>(secret.revealForSending().toBase64());
    enqueue([this, key, wanted, done] {
        if (const auto none = whyThereIsNone())
            return finish([done, none] { done(fail(*none)); });
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setKey(key);
        job->setTextData(QString::fromLatin1(wanted->revealForSending()));
        run(*job, [this, key, wanted, done](const QKeychain::Job &ended) {
            if (ended.error() == QKeychain::NoError)
                return readBack(key, wanted->revealForSending(), done);
            finish([done, error = errorOf(ended)] { done(fail(error)); });
        });
    });
}

void KeychainVault::readBack(const QString &key, const QByteArray &wanted, const Done &done)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key);
    run(*job, [this, wanted, done](const QKeychain::Job &ended) {
        finish([done, answer = readBackBy(ended, wanted)] { done(answer); });
    });
}

void KeychainVault::remove(const QString &key, Done done)
{
    done = patiently(std::move(done));
    enqueue([this, key, done] {
        if (const auto none = whyThereIsNone())
            return finish([done, none] { done(fail(*none)); });
        auto *job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        run(*job, [this, done](const QKeychain::Job &ended) {
            const bool isGone = ended.error() == QKeychain::NoError || ended.error() == QKeychain::EntryNotFound;
            finish([done, answer = isGone ? Result<void>() : Result<void>(fail(errorOf(ended)))] { done(answer); });
        });
    });
}

template <class Answer>
std::function<void(Answer)> KeychainVault::patiently(std::function<void(Answer)> answer)
{
    const auto hasAnswered = std::make_shared<bool>(false);
    QTimer::singleShot(m_patience, this, [answer, hasAnswered] {
        if (!*hasAnswered)
            answer(fail(ErrorKind::KeychainSlow));
    });
    return [answer = std::move(answer), hasAnswered](Answer found) {
        *hasAnswered = true;
        answer(std::move(found));
    };
}

void KeychainVault::enqueue(std::function<void()> begin)
{
    Q_ASSERT_X(QThread::currentThread() == qApp->thread(), "KeychainVault", "belongs to the main thread");
    m_waiting.push_back(std::move(begin));
    if (!m_isBusy)
        QTimer::singleShot(0, this, &KeychainVault::beginNext);
}

void KeychainVault::beginNext()
{
    if (m_isBusy || m_waiting.empty())
        return;
    m_isBusy = true;
    const std::function<void()> begin = std::move(m_waiting.front());
    m_waiting.pop_front();
    begin();
}

void KeychainVault::run(QKeychain::Job &job, Ended ended)
{
    job.setInsecureFallback(false);
    connect(&job, &QKeychain::Job::finished, this,
            [ended = std::move(ended)](QKeychain::Job *finished) { ended(*finished); });
    job.start();
}

/// The next one begins before the answer is given: the answer may be the end of the vault.
void KeychainVault::finish(std::function<void()> answer)
{
    m_isBusy = false;
    if (!m_waiting.empty())
        QTimer::singleShot(0, this, &KeychainVault::beginNext);
    answer();
}

} // namespace lockstep
