// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/mautic_state.h"
#include "sandbox/sandbox_reply.h"

#include <QStringList>

namespace lockstep
{

/// `where[n][…]` of a query; all of them must hold.
struct WhereCondition {
    QString column;
    QString expression;
    /// Two or more where it was sent as `val[]`.
    QStringList values;
};

struct OrderTerm {
    QString column;
    bool descending = false;
};

/// The parameters of a query, decoded; a plus is a space as in PHP.
class SandboxQuery
{
public:
    explicit SandboxQuery(const QByteArray &query);

    [[nodiscard]] QString value(const QString &name) const { return m_values.value(name); }
    [[nodiscard]] int number(const QString &name, int otherwise) const;
    /// Nothing when a condition lacks a column or an expression.
    [[nodiscard]] std::optional<QList<WhereCondition>> where() const;
    [[nodiscard]] QList<OrderTerm> order() const;

private:
    QMap<QString, QString> m_values;
};

/// A request that was let in, and what its route may touch.
struct SandboxCall {
    MauticState &state;
    const ReceivedRequest &request;
    SandboxQuery query;
    /// What stands in the path for `{…}`, in order.
    QStringList parameters = {};
    /// The JSON or form body; undefined when there was none.
    QJsonValue body = QJsonValue(QJsonValue::Undefined);
    int batchLimit = 200;
    bool byToken = true;
    bool fromRobot = false;

    [[nodiscard]] qint64 id(int parameter = 0) const { return parameters.value(parameter).toLongLong(); }
    /// The contact the path names; null when there is none.
    [[nodiscard]] SandboxContact *contact(int parameter = 0) const { return state.contact(id(parameter)); }
    [[nodiscard]] QJsonObject object() const { return body.toObject(); }
};

using SandboxRoute = SandboxReply (*)(const SandboxCall &);

} // namespace lockstep
