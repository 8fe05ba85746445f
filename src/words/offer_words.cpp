// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/offer_words.h"

#include "words/plan_words.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype longestValue = 80;

/// Turns the direction of what follows, or starts a line of its own.
bool isLoud(QChar character)
{
    const char16_t code = character.unicode();
    return character.category() == QChar::Other_Control || character == QChar::LineSeparator
        || character == QChar::ParagraphSeparator || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069);
}

bool isRightToLeft(QChar character)
{
    const QChar::Direction direction = character.direction();
    return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
}

/// The value an offer would write, and where it goes.
struct Written {
    PlanRowKind kind;
    QString value;
    std::optional<ContactId> contact;
};

std::optional<Written> writtenValue(const CaseOffer &offer, const QString &alias)
{
    for (const PlanRow &row : offer.rows) {
        for (const FieldChange &change : row.changes) {
            if (change.alias == alias)
                return Written{.kind = row.kind, .value = change.after, .contact = row.contact};
        }
    }
    return std::nullopt;
}

QString contactOf(const CaseOffer &offer, const CaseFile &file)
{
    if (offer.contact)
        return QString::number(offer.contact->value);
    if (file.person.row.who.contact)
        return QString::number(file.person.row.who.contact->value);
    const QList<ContactId> &contacts = file.queued.row.open.content.contacts;
    return contacts.isEmpty() ? u"?"_s : QString::number(contacts.first().value);
}

} // namespace

QString fieldInQuestion(const Case &personCase)
{
    if (!personCase.field.isEmpty())
        return personCase.field;
    switch (personCase.kind) {
    case CaseKind::AddressTaken:
    case CaseKind::UnusableAddress:
    case CaseKind::AddressChangedInMautic:
    case CaseKind::AddressesSwapped:
        return u"email"_s;
    default:
        return {};
    }
}

const PersonField *fieldInQuestion(const CaseFile &file)
{
    const QString alias = fieldInQuestion(file.queued.row.open.content);
    const auto found = std::find_if(file.person.fields.cbegin(), file.person.fields.cend(),
                                    [&alias](const PersonField &field) { return field.alias == alias; });
    return alias.isEmpty() || found == file.person.fields.cend() ? nullptr : &*found;
}

QString OfferWords::quoted(const QString &value)
{
    QString text;
    bool turns = false;
    for (const QChar character : value.left(longestValue)) {
        text.append(isLoud(character) ? QChar(u' ') : character);
        turns = turns || isRightToLeft(character);
    }
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    if (value.size() > longestValue)
        text.append(u'…');
    if (text.trimmed() != text)
        text = u"“"_s + text + u"”"_s;
    return turns ? QString(QChar(0x2068) + text + QChar(0x2069)) : text;
}

QString OfferWords::quotedOrEmpty(const QString &value) { return value.isEmpty() ? tr("empty") : quoted(value); }

QString OfferWords::concern(const ConcernedAddress &concern)
{
    const QString address = quoted(concern.address);
    if (concern.concern == AddressConcern::Disposable)
        return tr("%1 belongs to a service that hands out throw-away addresses: mail to it may reach nobody.")
            .arg(address);
    return tr("Mail to %1 has bounced before, as Mautic notes.").arg(address);
}

QString OfferWords::action(const CaseOffer &offer, const CaseFile &file)
{
    if (offer.answer == Answer::TakeApp || offer.answer == Answer::TakeMautic)
        return writing(offer, file);
    return isAboutField(offer.answer) ? aboutField(offer, file) : aboutLink(offer, file);
}

QString OfferWords::writing(const CaseOffer &offer, const CaseFile &file)
{
    const bool isApp = offer.answer == Answer::TakeApp;
    const QString alias = fieldInQuestion(file.queued.row.open.content);
    const PersonField *field = fieldInQuestion(file);
    const auto written = writtenValue(offer, alias);
    if (written && written->kind == PlanRowKind::UpdateUser)
        return written->value.isEmpty() ? tr("Empty %1 in the application").arg(quoted(alias))
                                        : tr("Write %1 to the application").arg(quoted(written->value));
    if (written && written->contact)
        return written->value.isEmpty()
            ? tr("Empty %1 of contact %2").arg(quoted(alias)).arg(written->contact->value)
            : tr("Write %1 to contact %2").arg(quoted(written->value)).arg(written->contact->value);
    if (written)
        return tr("Write %1 to Mautic").arg(quoted(written->value));
    const std::optional<QString> value = field == nullptr ? std::nullopt : (isApp ? field->app : field->mautic);
    if (!value)
        return isApp ? tr("Take what the application holds") : tr("Take what Mautic holds");
    if (value->isEmpty())
        return isApp ? tr("Take the application's empty value") : tr("Take Mautic's empty value");
    return isApp ? tr("Take %1 as in the application").arg(quoted(*value))
                 : tr("Take %1 as in Mautic").arg(quoted(*value));
}

QString OfferWords::aboutField(const CaseOffer &offer, const CaseFile &file)
{
    switch (offer.answer) {
    case Answer::OtherValue:
        return tr("Write another value:");
    case Answer::KeepBoth:
        return tr("Keep both as they are");
    case Answer::NeverSyncField:
        return tr("Never sync the field %1 of this person").arg(quoted(fieldInQuestion(file.queued.row.open.content)));
    case Answer::MakeRoom:
        return tr("Take the address from contact %1 for a moment, so that all get theirs").arg(contactOf(offer, file));
    default:
        return {};
    }
}

QString OfferWords::aboutLink(const CaseOffer &offer, const CaseFile &file)
{
    const Case &content = file.queued.row.open.content;
    switch (offer.answer) {
    case Answer::LinkContact:
        return tr("Link this user to contact %1").arg(contactOf(offer, file));
    case Answer::NotTheSame:
        return tr("Contact %1 is somebody else").arg(contactOf(offer, file));
    case Answer::CreateNew:
        return content.kind == CaseKind::ContactDeleted ? tr("Create the contact again")
                                                        : tr("Create a contact of its own for this user");
    case Answer::Unlink:
        return tr("End the link to contact %1").arg(contactOf(offer, file));
    case Answer::LeaveAlone:
        return tr("Leave this user alone on both sides");
    case Answer::TryAgain:
        return tr("Try once more");
    case Answer::PlanMerge:
        return tr("These contacts are one person: merge them");
    default:
        return {};
    }
}

QString OfferWords::requests(int count) { return tr("%Ln API request(s)", "", count); }

QString OfferWords::cost(const CaseOffer &offer)
{
    if (offer.rows.isEmpty() && offer.requests == 0)
        return tr("writes nothing");
    const bool isToApp = std::any_of(offer.rows.cbegin(), offer.rows.cend(),
                                     [](const PlanRow &row) { return row.kind == PlanRowKind::UpdateUser; });
    if (isToApp && offer.requests == 0)
        return tr("one row of the application, no API request");
    //: %1 is a number of API requests
    return isToApp ? tr("one row of the application, %1").arg(requests(offer.requests)) : requests(offer.requests);
}

QString OfferWords::obstacle(OfferObstacle obstacle)
{
    switch (obstacle) {
    case OfferObstacle::None:
        return {};
    case OfferObstacle::ColumnNotWritable:
        return tr("Not possible: writing this column of the application is not switched on.");
    case OfferObstacle::AddressTaken:
        return tr("Not possible: another contact holds this address, and Mautic would refuse.");
    case OfferObstacle::NothingThere:
        return tr("Not possible: there is nothing on that side.");
    }
    return {};
}

QStringList OfferWords::effects(const CaseOffer &offer)
{
    QStringList sentences;
    for (const PlanRow &row : offer.rows)
        sentences.append(PlanWords::rowSentence(row));
    if (sentences.isEmpty())
        sentences.append(tr("Nothing is written on either side."));
    return sentences;
}

QString OfferWords::answer(Answer answer)
{
    switch (answer) {
    case Answer::TakeApp:
        return tr("the application's value");
    case Answer::TakeMautic:
        return tr("Mautic's value");
    case Answer::OtherValue:
        return tr("another value");
    case Answer::KeepBoth:
        return tr("keep both");
    case Answer::NeverSyncField:
        return tr("never sync this field");
    case Answer::LinkContact:
        return tr("this contact");
    case Answer::NotTheSame:
        return tr("not the same");
    case Answer::CreateNew:
        return tr("a contact of its own");
    case Answer::Unlink:
        return tr("unlink");
    case Answer::LeaveAlone:
        return tr("leave alone");
    case Answer::MakeRoom:
        return tr("make room for the address");
    case Answer::TryAgain:
        return tr("try again");
    case Answer::PlanMerge:
        return tr("merge");
    }
    return {};
}

} // namespace lockstep
