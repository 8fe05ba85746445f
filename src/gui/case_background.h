// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QWidget>

namespace lockstep
{

class FactsTable;
class Fold;
class PersonFieldsView;
class PersonLinkView;
class TimelineView;

/// What else is known of the person of a case: all fields, links, consent, timeline, and what was decided before. Each
/// is folded, and filled when it is opened; what was opened stays so for the next case.
class CaseBackground final : public QWidget
{
    Q_OBJECT

public:
    explicit CaseBackground(QWidget *parent = nullptr);

    void show(const CaseFile &file);

private:
    void addFolds();
    Fold *addFold(QWidget &content);
    void showTitles();
    void fillOpen();

    CaseFile m_file;
    PersonFieldsView *m_fields;
    PersonLinkView *m_link;
    FactsTable *m_consent;
    TimelineView *m_timeline;
    FactsTable *m_earlier;
    Fold *m_fieldsFold;
    Fold *m_linkFold;
    Fold *m_consentFold;
    Fold *m_timelineFold;
    Fold *m_earlierFold;
};

} // namespace lockstep
