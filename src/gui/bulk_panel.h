// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bulk_decision.h"
#include "domain/field_mapping.h"
#include "domain/result.h"

#include <QFrame>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace lockstep
{

class PlainLabel;

/// Decides the same about many people: counts them before anything can be confirmed, and offers the way back
/// afterwards. Hidden until it is asked for. Reads nothing.
class BulkPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit BulkPanel(QWidget *parent = nullptr);

    void begin(const BulkTarget &target);
    void close();

    void showFields(const QList<FieldRule> &rules);
    void showPreview(const BulkPreview &preview);
    void showReceipt(const BulkReceipt &receipt);
    void showTakenBack(int decisions);
    void showError(const Error &error);

Q_SIGNALS:
    void fieldsWanted();
    void previewWanted(const lockstep::BulkDecision &decision);
    void confirmed(const lockstep::BulkDecision &decision);
    void stopChosen();
    void takeBackChosen(const QString &batch);
    void closed();

protected:
    bool event(QEvent *event) override;

private:
    enum class Stage { Asking, Deciding, Done };

    void layOut();
    void connectParts();
    [[nodiscard]] QLayout *layOutButtons();
    void setStage(Stage stage);
    void ask();
    void confirm();
    void enableConfirm();
    [[nodiscard]] Answer answer() const;
    [[nodiscard]] BulkDecision decision() const;

    BulkTarget m_target;
    std::optional<BulkPreview> m_preview;
    QString m_batch;
    /// Why the last confirmation came to nothing; until something else is chosen.
    QString m_notice;
    Stage m_stage = Stage::Asking;
    PlainLabel *m_title;
    QFormLayout *m_form;
    QComboBox *m_answer;
    QComboBox *m_field;
    QLineEdit *m_reason;
    PlainLabel *m_text;
    QPushButton *m_takeBack;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace lockstep
