// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QCoreApplication>

namespace lockstep
{

/// The answers of a case, as buttons say them: what each would do, what it costs, and why it cannot be given. Values
/// from outside are cut to a line and cannot turn the direction of the sentence around them.
class OfferWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::OfferWords)

public:
    /// "Write anna@example.com to contact 4711".
    [[nodiscard]] static QString action(const CaseOffer &offer, const CaseFile &file);
    /// "1 API request", "writes nothing".
    [[nodiscard]] static QString cost(const CaseOffer &offer);
    [[nodiscard]] static QString requests(int count);
    /// Empty where the answer can be given.
    [[nodiscard]] static QString obstacle(OfferObstacle obstacle);
    /// What would be written, a sentence for each row; or that nothing is.
    [[nodiscard]] static QStringList effects(const CaseOffer &offer);
    /// Whose answer it is, in a few words: "the application's value".
    [[nodiscard]] static QString answer(Answer answer);
    /// As a value stands in a sentence.
    [[nodiscard]] static QString quoted(const QString &value);
    /// The same, and a word where there is none.
    [[nodiscard]] static QString quotedOrEmpty(const QString &value);
    /// What speaks against an address that can be stored.
    [[nodiscard]] static QString concern(const ConcernedAddress &concern);

private:
    [[nodiscard]] static QString writing(const CaseOffer &offer, const CaseFile &file);
    [[nodiscard]] static QString aboutField(const CaseOffer &offer, const CaseFile &file);
    [[nodiscard]] static QString aboutLink(const CaseOffer &offer, const CaseFile &file);
};

/// The field a case is about, by Mautic's alias: also where the case is about the address as such. Empty where it is
/// about who is who.
[[nodiscard]] QString fieldInQuestion(const Case &personCase);
/// Null where the person has no such field.
[[nodiscard]] const PersonField *fieldInQuestion(const CaseFile &file);

} // namespace lockstep
