// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_batch.h"
#include "mautic/mautic_answer.h"
#include "mautic/mautic_client.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

/// Items to be sent, however many requests that takes.
struct MauticClient::Batch {
    BatchKind kind;
    qsizetype size;
    /// The body for `count` items from `from` on.
    std::function<Result<QByteArray>(qsizetype from, qsizetype count)> body;
};

Result<QList<ItemResult>> MauticClient::createContacts(const QList<ContactDraft> &drafts, const std::stop_token &stop)
{
    if (const auto whole = encodedDrafts(drafts); !whole)
        return tl::unexpected(whole.error());
    return sendInPieces(
        {.kind = BatchKind::Create,
         .size = drafts.size(),
         .body = [&drafts](qsizetype from, qsizetype count) { return encodedDrafts(drafts.mid(from, count)); }},
        stop);
}

Result<QList<ItemResult>> MauticClient::editContacts(const QList<ContactEdit> &edits, const std::stop_token &stop)
{
    if (const auto whole = encodedEdits(edits); !whole)
        return tl::unexpected(whole.error());
    return sendInPieces(
        {.kind = BatchKind::Edit,
         .size = edits.size(),
         .body = [&edits](qsizetype from, qsizetype count) { return encodedEdits(edits.mid(from, count)); }},
        stop);
}

Result<QList<ItemResult>> MauticClient::sendInPieces(const Batch &batch, const std::stop_token &stop)
{
    QList<ItemResult> out;
    while (out.size() < batch.size) {
        auto piece = sendPiece(batch, out.size(), stop);
        if (!piece) {
            Error error = piece.error();
            if (!out.isEmpty())
                error.kind = ErrorKind::OutcomeUnknown;
            return fail(error);
        }
        out += *std::move(piece);
    }
    return out;
}

Result<QList<ItemResult>> MauticClient::sendPiece(const Batch &batch, qsizetype from, const std::stop_token &stop)
{
    const qsizetype count = std::min<qsizetype>(m_batchLimit, batch.size - from);
    const auto body = batch.body(from, count);
    if (!body)
        return tl::unexpected(body.error());
    const bool isCreate = batch.kind == BatchKind::Create;
    const MauticCall call{.kind = RequestKind::Write,
                          .verb = isCreate ? QByteArrayLiteral("POST") : QByteArrayLiteral("PATCH"),
                          .path = isCreate ? u"contacts/batch/new"_s : u"contacts/batch/edit"_s,
                          .json = *body,
                          .patience = Patience::Batch};
    auto answer = m_session.send(call, stop);
    if (!answer)
        return tl::unexpected(answer.error());
    if (const auto limit = batchLimitIn(*answer); limit && *limit < count) {
        m_batchLimit = *limit;
        return sendPiece(batch, from, stop);
    }
    const auto usable = accepted(*std::move(answer), call);
    if (!usable)
        return tl::unexpected(usable.error());
    const auto root = m_json.read(usable->body);
    if (!root)
        return fail(ErrorKind::OutcomeUnknown, root.error().detail);
    return readBatch(*root, count, batch.kind, m_contacts);
}

} // namespace lockstep
