// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_names.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

const QList<NameSet> &nameSets()
{
    static const QList<NameSet> sets{
        {u"en-US"_s,
         u"America/New_York"_s,
         u"+1 555 01"_s,
         {u"Olivia"_s, u"Noah"_s, u"Grace"_s, u"Ethan"_s, u"Ruby"_s, u"Walter"_s},
         {u"Carter"_s, u"Hayes"_s, u"Bennett"_s, u"Morgan"_s, u"O'Neill"_s, u"Smith-Jones"_s}},
        {u"de"_s,
         u"Europe/Berlin"_s,
         u"+49 30 55"_s,
         {u"Jörg"_s, u"Käthe"_s, u"Lukas"_s, u"Frieda"_s, u"Jürgen"_s, u"Anneliese"_s},
         {u"Müller"_s, u"Groß"_s, u"Schäfer"_s, u"Vogel"_s, u"von der Heide"_s, u"Krüger"_s}},
        {u"fr-FR"_s,
         u"Europe/Paris"_s,
         u"+33 1 55"_s,
         {u"Zoé"_s, u"François"_s, u"Hélène"_s, u"Benoît"_s, u"Noël"_s, u"Agnès"_s},
         {u"Lefèvre"_s, u"Dubois"_s, u"Garçon"_s, u"d'Aubigné"_s, u"Benoît"_s, u"Guérin"_s}},
        {u"pl"_s,
         u"Europe/Warsaw"_s,
         u"+48 22 55"_s,
         {u"Łukasz"_s, u"Małgorzata"_s, u"Grażyna"_s, u"Stanisław"_s, u"Żaneta"_s},
         {u"Wójcik"_s, u"Kowalczyk"_s, u"Zieliński"_s, u"Dąbrowska"_s, u"Szczęsny"_s}},
        {u"pt-BR"_s,
         u"America/Sao_Paulo"_s,
         u"+55 11 55"_s,
         {u"João"_s, u"Conceição"_s, u"Inês"_s, u"Tomás"_s, u"Antônia"_s},
         {u"da Silva"_s, u"Gonçalves"_s, u"Araújo"_s, u"Simões"_s, u"Magalhães"_s}},
        {u"vi"_s,
         u"Asia/Ho_Chi_Minh"_s,
         u"+84 24 55"_s,
         {u"Thị Hồng"_s, u"Văn Đức"_s, u"Quỳnh"_s, u"Phước"_s},
         {u"Nguyễn"_s, u"Trần"_s, u"Phạm"_s, u"Đặng"_s}},
        {u"el"_s,
         u"Europe/Athens"_s,
         u"+30 210 55"_s,
         {u"Ελένη"_s, u"Γιώργος"_s, u"Δήμητρα"_s, u"Νίκος"_s},
         {u"Παπαδοπούλου"_s, u"Αντωνίου"_s, u"Γεωργίου"_s, u"Νικολάου"_s}},
        {u"uk"_s,
         u"Europe/Athens"_s,
         u"+380 44 55"_s,
         {u"Оксана"_s, u"Тарас"_s, u"Ганна"_s, u"Юрій"_s},
         {u"Шевченко"_s, u"Коваленко"_s, u"Мельник"_s, u"Гнатюк"_s}},
        {u"ar-EG"_s,
         u"Africa/Cairo"_s,
         u"+20 2 55"_s,
         {u"ليلى"_s, u"محمود"_s, u"فاطمة"_s, u"يوسف"_s},
         {u"حسن"_s, u"عبد الله"_s, u"السيد"_s, u"منصور"_s}},
        {u"he"_s,
         u"Asia/Jerusalem"_s,
         u"+972 2 55"_s,
         {u"נועה"_s, u"דוד"_s, u"שירה"_s, u"אביגיל"_s},
         {u"כהן"_s, u"לוי"_s, u"פרידמן"_s, u"ברק"_s}},
        {u"hi"_s,
         u"Asia/Kolkata"_s,
         u"+91 11 55"_s,
         {u"प्रिया"_s, u"अर्जुन"_s, u"सुनीता"_s, u"विक्रम"_s},
         {u"शर्मा"_s, u"वर्मा"_s, u"गुप्ता"_s, u"मिश्रा"_s}},
        {u"th"_s,
         u"Asia/Bangkok"_s,
         u"+66 2 55"_s,
         {u"สมชาย"_s, u"มาลี"_s, u"นภา"_s, u"วิชัย"_s},
         {u"ศรีสุข"_s, u"ทองดี"_s, u"บุญมา"_s, u"จันทร์แก้ว"_s}},
        {u"zh-CN"_s,
         u"Asia/Shanghai"_s,
         u"+86 10 55"_s,
         {u"伟"_s, u"秀英"_s, u"建国"_s, u"丽华"_s},
         {u"王"_s, u"李"_s, u"张"_s, u"欧阳"_s}},
        {u"ja"_s,
         u"Asia/Tokyo"_s,
         u"+81 3 55"_s,
         {u"さくら"_s, u"太郎"_s, u"ひなた"_s, u"健一"_s},
         {u"佐藤"_s, u"髙橋"_s, u"渡邊"_s, u"小林"_s}},
        {u"ko"_s,
         u"Asia/Seoul"_s,
         u"+82 2 55"_s,
         {u"지우"_s, u"민준"_s, u"서연"_s, u"현우"_s},
         {u"김"_s, u"박"_s, u"이"_s, u"최"_s}}};
    return sets;
}

const QStringList &hostileNames()
{
    static const QStringList names{
        u"<script>alert(1)</script> Mallory"_s,
        u"<b>Bold</b> <i>Type</i>"_s,
        u"Tom &amp; Jerry"_s,
        u"Robert'); DROP TABLE contacts;-- Tables"_s,
        u"\"Quoted\" O'Name"_s,
        u"Back\\slash Percent%20Sign"_s,
        u"{{contactfield=email}} Token"_s,
        u"${jndi:ldap://host.test/a} Lookup"_s,
        u"=1+1 Formula"_s,
        u"Rocket 🚀 👩‍👩‍👧‍👦 Family"_s,
        u"\u202Egnp.exe Override"_s,
        u"Zero\u200BWidth \u2066Isolate\u2069"_s,
        u"Z\u0351\u036B\u0343a\u0352\u0366l\u0308g\u0307o\u0304 Stacked"_s,
        QString(65, u'x') + u" Sixtyfive"_s,
        QString(64, u'y') + u" Sixtyfour"_s,
        QString(300, u'z') + u" Threehundred"_s,
        u"Bell\u0007 Null\u0001Byte"_s,
        u"New\nLine Tab\tStop"_s,
        u"  Leading   Spaces  "_s,
        u"null undefined"_s,
        u"0 0"_s,
        u"Ǆ ﬁﬂ ﷺ Ligature"_s,
    };
    return names;
}

const QStringList &unusableAddresses()
{
    static const QStringList addresses{
        u""_s,
        u"not-an-address"_s,
        u"two@@example.com"_s,
        u"jörg@example.com"_s,
        u"用户@example.org"_s,
        u"te,st@example.net"_s,
        u"space in@example.com"_s,
        u"percent%sign@example.org"_s,
        u"amper&sand@example.net"_s,
        u"nodomain@"_s,
        u"@nolocal.test"_s,
        u"dot..dot@example.com"_s,
        QString(QString(60, u'a') + u"@example.org"_s),
        u"new\nline@example.com"_s,
    };
    return addresses;
}

} // namespace lockstep
