using System.Globalization;

using KnowledgeHub.Search.Analysis;

namespace KnowledgeHub.Search.QueryLanguage;

/// <summary>
/// Reads Lucene's classic query syntax: words, "phrases", "near by"~5, AND OR NOT + - ( ), field:, prefix*, wi?dcards,
/// fuzzy~, year:[2024 TO 2026] and boost^2. There is no syntax error: a sign that means nothing where it stands is
/// left out, and its neighbours are words.
/// </summary>
public sealed class QueryParser
{
    /// <summary>What is typed beyond this many characters is not looked at.</summary>
    public const int LongestText = 5_000;

    private const int DeepestGroup = 20;
    private readonly string text;
    private readonly QueryFields fields;
    private readonly List<QueryFilter> filters = [];
    private bool isPlain = true;
    private bool hasSigns;
    private int words;
    private int at;

    private QueryParser(string text, QueryFields fields)
    {
        // Control characters are space, and half a surrogate pair, as a cut can leave it, is no letter.
        this.text = string.Concat(text.EnumerateRunes().Select(rune => System.Text.Rune.IsControl(rune) ? new System.Text.Rune(' ') : rune));
        this.fields = fields;
    }

    public static ParsedQuery Parse(string? typed, QueryFields fields)
    {
        var text = typed ?? "";
        var parser = new QueryParser(text.Length > LongestText ? text[..LongestText] : text, fields);
        var parts = new List<QueryNode>();
        while (parser.at < parser.text.Length)
        {
            if (parser.ReadOr(0) is { } part)
            {
                parts.Add(part);
            }

            // A closing bracket that nothing opened.
            parser.at++;
        }

        return new ParsedQuery(
            parts.Count switch { 0 => null, 1 => parts[0], _ => new QueryNode.And(parts, []) },
            parser.filters,
            parser.isPlain,
            parser.hasSigns);
    }

    /// <summary>The same text as nothing but words: a pasted title that looked like a query.</summary>
    public static ParsedQuery AsWords(string typed) =>
        new(new QueryNode.Words([.. SearchWords.Split(typed.Length > LongestText ? typed[..LongestText] : typed).Take(SearchWords.Most)]), [], true, false);

    private char Here => at < text.Length ? text[at] : '\0';

    private char Next => at + 1 < text.Length ? text[at + 1] : '\0';

    // part OR part ...
    private QueryNode? ReadOr(int depth)
    {
        var parts = new List<QueryNode>();
        do
        {
            if (ReadAnd(depth) is { } part)
            {
                parts.Add(part);
            }
        }
        while (TakeOperator("OR", "||"));
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new QueryNode.Or(parts) };
    }

    // part part AND part NOT part -part ...
    private QueryNode? ReadAnd(int depth)
    {
        var (wanted, unwanted) = (new List<QueryNode>(), new List<QueryNode>());
        while (true)
        {
            SkipSpace();
            if (Here is '\0' or ')' || IsOperator("OR", "||"))
            {
                break;
            }

            if (TakeOperator("AND", "&&"))
            {
                continue;
            }

            var isUnwanted = TakeOperator("NOT", "!") || TakeSign('-');
            _ = !isUnwanted && TakeSign('+');
            if (ReadPart(depth) is { } part)
            {
                Add(isUnwanted ? unwanted : wanted, part);
            }
        }

        isPlain &= unwanted.Count == 0;
        return (wanted.Count, unwanted.Count) switch
        {
            (0, 0) => null,
            (1, 0) => wanted[0],
            _ => new QueryNode.And(wanted, unwanted),
        };
    }

    // Words side by side stay together, so that the thesaurus sees "next generation sequencing" as one.
    private static void Add(List<QueryNode> parts, QueryNode part)
    {
        if (part is QueryNode.Words more && parts.Count > 0 && parts[^1] is QueryNode.Words before)
        {
            parts[^1] = new QueryNode.Words([.. before.All, .. more.All]);
        }
        else
        {
            parts.Add(part);
        }
    }

    private QueryNode? ReadPart(int depth)
    {
        if (Here == '(' && depth < DeepestGroup)
        {
            // Brackets alone are no operator: people write them in questions (such as this one).
            at++;
            var group = ReadOr(depth + 1);
            at += Here == ')' ? 1 : 0;
            return WithBoost(group);
        }

        if (IsQuote(Here))
        {
            return ReadPhrase();
        }

        return ReadField(depth) ?? ReadWord();
    }

    private QueryNode? ReadPhrase()
    {
        var end = text.IndexOfAny(['"', '“', '”', '„'], at + 1);
        if (end < 0)
        {
            // A quote that nothing closes is a typing slip.
            at++;
            return null;
        }

        var phrase = Take(SearchWords.Split(text[(at + 1)..end]));
        at = end + 1;
        if (phrase.Count == 0)
        {
            return null;
        }

        if (Here == '~')
        {
            at++;
            isPlain = false;
            return WithBoost(new QueryNode.Near(phrase, Math.Clamp((int)(ReadNumber() ?? 5), 0, 50)));
        }

        return WithBoost(new QueryNode.Phrase(phrase));
    }

    // name:part, name:"a value", year:[from TO to]; null and nothing read when there is no field here.
    private QueryNode? ReadField(int depth)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var name = text[at..end];
        if (end + 1 >= text.Length || text[end] != ':' || char.IsWhiteSpace(text[end + 1]) || !QueryFields.Knows(name))
        {
            return null;
        }

        var start = at;
        at = end + 1;
        if (QueryFields.Column(name) is { } column)
        {
            isPlain = false;
            return ReadPart(depth) is { } part ? new QueryNode.InColumn(column, part) : null;
        }

        if (ReadFilter(name) is { } filter)
        {
            filters.Add(filter);
            return new QueryNode.Words([]);
        }

        at = start;
        return null;
    }

    private QueryFilter? ReadFilter(string name)
    {
        if (Here is '[' or '{')
        {
            var close = text.IndexOfAny([']', '}'], at);
            var ends = close < 0 ? [] : text[(at + 1)..close].Split(" TO ", StringSplitOptions.TrimEntries);
            if (ends.Length == 2 && QueryFields.Range(name, ends[0], ends[1]) is { } range)
            {
                at = close + 1;
                return range;
            }

            return null;
        }

        var isQuoted = IsQuote(Here) && text.IndexOfAny(['"', '“', '”', '„'], at + 1) > 0;
        var end = isQuoted ? text.IndexOfAny(['"', '“', '”', '„'], at + 1) : at;
        while (!isQuoted && end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != ')')
        {
            end++;
        }

        var filter = fields.Filter(name, text[(isQuoted ? at + 1 : at)..end]);
        at = filter is null ? at : isQuoted ? end + 1 : end;
        return filter;
    }

    private QueryNode? ReadWord()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(Here) && Here is not ('(' or ')' or '"' or '“' or '”' or '„' or '~' or '^'))
        {
            at++;
        }

        var typed = text[start..at];
        if (at == start)
        {
            at = Math.Min(at + 1, text.Length);
            return null;
        }

        if (typed.IndexOfAny(['*', '?']) is > 0 and var sign && Pattern(typed, sign) is { } pattern)
        {
            isPlain = false;
            return WithBoost(pattern);
        }

        var found = Take(SearchWords.Split(typed));
        if (Here == '~' && found.Count == 1 && found[0].Length > 2)
        {
            at++;
            isPlain = false;
            return WithBoost(new QueryNode.Fuzzy(found[0], Math.Clamp((int)(ReadNumber() ?? 2), 1, 2)));
        }

        return found.Count == 0 ? null : WithBoost(new QueryNode.Words(found));
    }

    // A question mark at the end is a question, not a letter.
    private static QueryNode? Pattern(string typed, int sign)
    {
        var core = typed.TrimEnd('?', '.', ',', ';', ':', '!').TrimStart('*', '?');
        var letters = SearchWords.Split(core.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal));
        if (sign >= core.Length || letters.Count != 1 || letters[0].Length < 2 || core.IndexOfAny(['*', '?']) < 2)
        {
            return null;
        }

        var pattern = core.ToLowerInvariant();
        return pattern.IndexOfAny(['*', '?']) == pattern.Length - 1 && pattern[^1] == '*'
            ? new QueryNode.Prefix(letters[0])
            : new QueryNode.Wildcard(pattern);
    }

    private QueryNode? WithBoost(QueryNode? node)
    {
        if (Here != '^')
        {
            return node;
        }

        at++;
        var factor = ReadNumber();
        return node is null || factor is null ? node : new QueryNode.Boosted(node, Math.Clamp(factor.Value, 0.1, 20));
    }

    private double? ReadNumber()
    {
        var start = at;
        while (char.IsAsciiDigit(Here) || (Here == '.' && char.IsAsciiDigit(Next)))
        {
            at++;
        }

        return double.TryParse(text[start..at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private IReadOnlyList<string> Take(IReadOnlyList<string> found)
    {
        var taken = found.Take(SearchWords.Most - words).ToList();
        words += taken.Count;
        return taken;
    }

    // A sign means something only where a word begins: "T-cell" and "a - b" have none.
    private bool TakeSign(char sign)
    {
        var isSign = Here == sign && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(') && Next != '\0' && !char.IsWhiteSpace(Next);
        at += isSign ? 1 : 0;
        isPlain &= !isSign;
        hasSigns |= isSign;
        return isSign;
    }

    private bool TakeOperator(string word, string sign)
    {
        SkipSpace();
        if (!IsOperator(word, sign))
        {
            return false;
        }

        at += Here == sign[0] ? sign.Length : word.Length;
        isPlain = false;
        SkipSpace();
        return true;
    }

    // In capitals and between other words, else it is a word itself.
    private bool IsOperator(string word, string sign)
    {
        if (at >= text.Length)
        {
            return false;
        }

        if (sign.Length == 2 && text.AsSpan(at).StartsWith(sign, StringComparison.Ordinal))
        {
            return true;
        }

        if (sign == "!" && Here == '!' && Next != '\0' && !char.IsWhiteSpace(Next) && (at == 0 || char.IsWhiteSpace(text[at - 1])))
        {
            return true;
        }

        var after = at + word.Length;
        return text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)
            && after < text.Length && (char.IsWhiteSpace(text[after]) || text[after] == '(')
            && (word == "NOT" || at > 0);
    }

    private void SkipSpace()
    {
        while (at < text.Length && (char.IsWhiteSpace(Here) || char.IsControl(Here)))
        {
            at++;
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„';
}
