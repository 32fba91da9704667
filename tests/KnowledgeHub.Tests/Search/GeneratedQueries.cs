using System.Text;

namespace KnowledgeHub.Tests.Search;

/// <summary>What people and programs type into a search box, made from a fixed seed: the same queries every time.</summary>
internal sealed class GeneratedQueries(int seed)
{
    private static readonly string[] Words =
    [
        "policy", "sequencing", "next-generation", "NGS", "équité", "Ärzte", "İstanbul", "ǅ", "ﬁbre", "Ⅷ", "½", "ゲノム医療", "정밀의료", "हिन्दी", "الطب الدقيق", "רפואה מותאמת", "policy's", "WHA79.13", "C++", "50%", "e\u0301quite\u0301", "Z\u0351\u036b\u0343a\u0321lgo\u030e",
    ];

    private static readonly string[] Signs =
    [
        "\"", "“", "”", "'", "(", ")", "[", "]", "{", "}", "*", "?", ":", "^", "^2", "+", "-", "--", "~", "~5", "\\", "/", "%", "_", ",", ";", "&", "|", "||", "&&", "!", "#", "@x", "$1", "<b>", "&amp;", "\t", "\n", "\r\n",
    ];

    private static readonly string[] Operators =
    [
        "AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)", "TO", "title:", "text:", "name:", "summary:", "takeaway:", "type:", "topic:", "country:", "year:[2024 TO 2026]", "year:[* TO", "lang:", "audience:\"", "words:", "exact:", "rowid:", "{title body}:", "- {title} :", "rank MATCH", "bm25(",
    ];

    private static readonly string[] Sql =
    [
        "'; drop table doc; --", "1 or 1=1", "union select name from sqlite_master", "x'00'", "@Match", "?1", "json('{')", "\"); delete from words; (\"", "/* */", "0x7fffffffffffffff", "integrity-check", "match 'x'",
    ];

    private static readonly string[] Odd =
    [
        "\0", "\u0001", "\u0002", "\u0003", "\u001f", "\u007f", "\u0085", "\u00ad", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff", "\ud83d", "\ude00", "\udc00\ud800", "😀", "👩‍🔬", "🏳️‍🌈", "🇰🇪", "\u0301", "\u20e3", "\u0000\u0000", "𝒢ene", "𠀀𠀁",
    ];

    private static readonly string[] Titles =
    [
        "Six jobs after WHA79: what a resolution asks of \"everyone\"", "Equity by design: who is left out? (and why) [draft]", "Pay for the test AND the medicine, NOT one without the other", "From text to delivery — the resolution, one year on: \"promises\", plans & 50 % gaps",
        "Data rules that let health data travel: GDPR/EHDS; a primer (2nd ed.)", "What does “personalised” mean? A reader’s guide…", "NEAR misses: laboratory networks and the sample before the test", "الطب الدقيق: من القرار إلى التنفيذ",
    ];

    private readonly Random random = new(seed);

    public IEnumerable<string> Make(int count) => Enumerable.Range(0, count).Select(n => (n % 10) switch
    {
        0 => PastedTitle(),
        1 => Nested(random.Next(1, 40)),
        2 => Unbalanced(),
        3 => Repeated(n % 100 == 3 ? 5_000 : 300),
        4 => AnyCharacters(random.Next(1, 60)),
        _ => Mixed(random.Next(1, 25)),
    });

    public static string Escape(string words) => string.Concat(words.Select(c => c is >= ' ' and < '\u007f' ? c.ToString() : $"\\u{(int)c:x4}"));

    private string PastedTitle()
    {
        var title = Pick(Titles);
        var start = random.Next(title.Length / 2);
        return random.Next(3) == 0 ? title : title[start..random.Next(start + 1, title.Length)];
    }

    private string Nested(int depth)
    {
        var text = new StringBuilder();
        for (var n = 0; n < depth; n++)
        {
            text.Append(Pick("(", "(", "NOT (", "-(", "+(", "title:(", "\"")).Append(Pick(Words)).Append(Pick(" AND ", " OR ", " ", " NOT ", " - "));
        }

        return text.Append(Pick(Words)).Append(')', random.Next(depth + 2)).ToString();
    }

    private string Unbalanced() => $"{Pick(Signs)}{Pick(Words)} {Pick(Words)}{Pick(Signs)} {Pick(Signs)}{Pick(Operators)}{Pick(Signs)}{Pick(Words)}";

    private string Repeated(int length)
    {
        var piece = Pick(Pick(Words), Pick(Signs), Pick(Odd), $"{Pick(Words)} ", $"-{Pick(Words)} ", $"\"{Pick(Words)} {Pick(Words)}\" ", $"{Pick(Words)}* ", $"{Pick(Words)}~ ", "a OR ");
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString(0, length);
    }

    private string AnyCharacters(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(0x10000)));

    private string Mixed(int length)
    {
        var text = new StringBuilder();
        for (var n = 0; n < length; n++)
        {
            text.Append(Pick(Pick(Words), Pick(Words), Pick(Signs), Pick(Operators), Pick(Sql), Pick(Odd))).Append(Pick("", " ", " "));
        }

        return text.ToString();
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
