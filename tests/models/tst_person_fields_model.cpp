// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/person_fields_model.h"
#include "support/hostile_texts.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

PersonFieldWords testWords()
{
    return {
        .title = [](FieldColumn column) { return QString::number(static_cast<int>(column)); },
        .titleSentence = [](FieldColumn) { return u"title sentence"_s; },
        .name = [](const PersonField &field) { return field.alias; },
        .standing = [](FieldStanding) { return u"standing"_s; },
        .standingSentence = [](FieldStanding) { return u"rule"_s; },
        .originLine =
            [](const ChangeOrigin &origin) {
                return origin.evidence == ChangeEvidence::None ? QString() : u"line of "_s + origin.who;
            },
        .originSentence = [](const ChangeOrigin &origin) { return QString(u"sentence of "_s + origin.who); },
        .icon = [](FieldStanding) { return QVariant(); },
        .empty = u"empty"_s,
        .absent = u"not there"_s,
    };
}

QModelIndex cell(const PersonFieldsModel &model, FieldColumn column, int row = 0)
{
    return model.index(row, static_cast<int>(column));
}

QList<bool> marksOf(FieldStanding standing)
{
    PersonFieldsModel model(testWords());
    model.show({{.alias = u"email"_s, .app = u"a"_s, .base = u"b"_s, .mautic = u"c"_s, .standing = standing}});
    QList<bool> marks;
    for (int column = 0; column < fieldColumnCount; ++column)
        marks.append(model.index(0, column).data(PersonFieldsModel::IsMarkedRole).toBool());
    return marks;
}

} // namespace

class PersonFieldsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSideThatMoved_isMarked_data();
    void theSideThatMoved_isMarked();
    void absentAndEmpty_lookAndSoundDifferent();
    void spacesAtTheEnds_areSeen();
    void aCell_tellsWhoChangedItEvenWithoutEyes();
    void aFieldInStep_isQuiet();
    void fieldsOfOneSide_areCountedApart();
    void everyHostileText_staysAPlainLine();
};

void PersonFieldsModelTest::theSideThatMoved_isMarked_data()
{
    QTest::addColumn<FieldStanding>("standing");
    QTest::addColumn<QList<bool>>("marks");
    QTest::newRow("same") << FieldStanding::Same << QList{false, false, false, false};
    QTest::newRow("app") << FieldStanding::ChangedInApp << QList{true, true, false, false};
    QTest::newRow("mautic") << FieldStanding::ChangedInMautic << QList{true, false, false, true};
    QTest::newRow("both") << FieldStanding::BothChanged << QList{true, true, false, true};
    QTest::newRow("same, not agreed") << FieldStanding::SameNotAgreed << QList{false, false, false, false};
    QTest::newRow("differs") << FieldStanding::Differs << QList{true, true, false, true};
    QTest::newRow("one-sided") << FieldStanding::OneSided << QList{false, false, false, false};
}

void PersonFieldsModelTest::theSideThatMoved_isMarked()
{
    QFETCH(FieldStanding, standing);
    QFETCH(QList<bool>, marks);
    QCOMPARE(marksOf(standing), marks);
}

void PersonFieldsModelTest::absentAndEmpty_lookAndSoundDifferent()
{
    PersonFieldsModel model(testWords());
    const QAbstractItemModelTester tester(&model);
    model.show({{.alias = u"phone"_s, .app = u""_s, .mautic = u"0"_s}});

    QCOMPARE(cell(model, FieldColumn::App).data(), u"empty"_s);
    QCOMPARE(cell(model, FieldColumn::Base).data(), u"—"_s);
    QCOMPARE(cell(model, FieldColumn::Base).data(Qt::AccessibleTextRole), u"not there"_s);
    QVERIFY(cell(model, FieldColumn::App).data(PersonFieldsModel::IsWordRole).toBool());
    QVERIFY(!cell(model, FieldColumn::Mautic).data(PersonFieldsModel::IsWordRole).toBool());
    QVERIFY(!cell(model, FieldColumn::Base).data(PersonFieldsModel::RawRole).isValid());
}

void PersonFieldsModelTest::spacesAtTheEnds_areSeen()
{
    PersonFieldsModel model(testWords());
    model.show({{.alias = u"name"_s, .app = u" Anna"_s, .mautic = u"Anna"_s}});
    QCOMPARE(cell(model, FieldColumn::App).data(), u"“ Anna”"_s);
    QCOMPARE(cell(model, FieldColumn::Mautic).data(), u"Anna"_s);
}

void PersonFieldsModelTest::aCell_tellsWhoChangedItEvenWithoutEyes()
{
    PersonFieldsModel model(testWords());
    model.show({{.alias = u"name"_s,
                 .app = u"Anna"_s,
                 .mautic = u"Eve"_s,
                 .standing = FieldStanding::ChangedInMautic,
                 .mauticOrigin = {.evidence = ChangeEvidence::WholeContact, .at = Moment{}, .who = u"Carla"_s}}});

    const QModelIndex mautic = cell(model, FieldColumn::Mautic);
    QCOMPARE(mautic.data(PersonFieldsModel::SecondLineRole), u"line of Carla"_s);
    QCOMPARE(mautic.data(Qt::AccessibleTextRole), u"Eve, standing, line of Carla"_s);
    QCOMPARE(mautic.data(Qt::AccessibleDescriptionRole), u"sentence of Carla"_s);
    QVERIFY(mautic.data(Qt::ToolTipRole).toString().contains(u"sentence of Carla"_s));
    QCOMPARE(model.differing(), 1);
}

void PersonFieldsModelTest::aFieldInStep_isQuiet()
{
    PersonFieldsModel model(testWords());
    const ChangeOrigin origin{.evidence = ChangeEvidence::RowOfUser, .at = Moment{}};
    model.show({{.alias = u"name"_s, .app = u"a"_s, .base = u"a"_s, .mautic = u"a"_s, .appOrigin = origin}});
    for (int column = 0; column < fieldColumnCount; ++column)
        QCOMPARE(model.index(0, column).data(PersonFieldsModel::SecondLineRole).toString(), QString());
    QCOMPARE(model.differing(), 0);
    QCOMPARE(model.oneSided(), 0);
}

void PersonFieldsModelTest::fieldsOfOneSide_areCountedApart()
{
    PersonFieldsModel model(testWords());
    model.show({{.alias = u"a"_s, .app = u"x"_s, .standing = FieldStanding::OneSided}, {.alias = u"b"_s}});
    QCOMPARE(model.oneSided(), 1);
    QCOMPARE(model.differing(), 0);
    QCOMPARE(cell(model, FieldColumn::Name).data(Qt::AccessibleTextRole), u"a: standing"_s);
}

void PersonFieldsModelTest::everyHostileText_staysAPlainLine()
{
    PersonFieldsModel model(testWords());
    const QAbstractItemModelTester tester(&model);
    QList<PersonField> fields;
    for (const HostileText &hostile : hostileTexts())
        fields.append({.alias = hostile.text, .app = hostile.text, .base = hostile.text, .mautic = hostile.text});
    model.show(fields);

    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex app = cell(model, FieldColumn::App, row);
        QVERIFY(app.data().toString().size() < 600);
        QVERIFY(!app.data().toString().contains(u'\n'));
        QVERIFY(!app.data(Qt::ToolTipRole).toString().contains(u"<img"_s));
        QCOMPARE(app.data(PersonFieldsModel::RawRole).toString(), hostileTexts().at(row).text);
    }
}

QTEST_GUILESS_MAIN(PersonFieldsModelTest)
#include "tst_person_fields_model.moc"
