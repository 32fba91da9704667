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
    private readonly QueryText text;
    private readonly QueryFields fields;
    private readonly List<QueryFilter> filters = [];
    private bool isPlain = true;
    private bool hasSigns;
    private int words;

    private QueryParser(string typed, QueryFields fields) => (text, this.fields) = (new QueryText(typed), fields);

    public static ParsedQuery Parse(string? typed, QueryFields fields)
    {
        var parser = new QueryParser(Cut(typed ?? ""), fields);
        var parts = new List<QueryNode>();
        while (!parser.text.IsAtEnd)
        {
            if (parser.ReadOr(0) is { } part)
            {
                parts.Add(part);
            }

            // A closing bracket that nothing opened.
            parser.text.At++;
        }

        return new ParsedQuery(
            parts.Count switch { 0 => null, 1 => parts[0], _ => new QueryNode.And(parts, []) },
            parser.filters,
            parser.isPlain,
            parser.hasSigns);
    }

    /// <summary>The same text as nothing but words: a pasted title that looked like a query.</summary>
    public static ParsedQuery AsWords(string typed) =>
        new(new QueryNode.Words([.. SearchWords.Split(Cut(typed)).Take(SearchWords.Most)]), [], true, false);

    private static string Cut(string typed) => typed.Length > LongestText ? typed[..LongestText] : typed;

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
            text.SkipSpace();
            if (text.Here is '\0' or ')' || text.IsOperator("OR", "||"))
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
        if (text.Here == '(' && depth < DeepestGroup)
        {
            // Brackets alone are no operator: people write them in questions (such as this one).
            text.At++;
            var group = ReadOr(depth + 1);
            text.Take(')');
            return WithBoost(group);
        }

        return QueryText.IsQuote(text.Here) ? ReadPhrase() : ReadField(depth) ?? ReadWord();
    }

    private QueryNode? ReadPhrase()
    {
        var end = text.ClosingQuote();
        if (end < 0)
        {
            // A quote that nothing closes is a typing slip.
            text.At++;
            return null;
        }

        var phrase = Count(SearchWords.Split(text.Slice(text.At + 1, end)));
        text.At = end + 1;
        if (phrase.Count == 0)
        {
            return null;
        }

        if (text.Take('~'))
        {
            isPlain = false;
            return WithBoost(new QueryNode.Near(phrase, Math.Clamp((int)(text.ReadNumber() ?? 5), 0, 50)));
        }

        return WithBoost(new QueryNode.Phrase(phrase));
    }

    // name:part, name:"a value", year:[from TO to]; null and nothing read when there is no field here.
    private QueryNode? ReadField(int depth)
    {
        if (text.FieldHere() is not { } field || !QueryFields.Knows(field.Name))
        {
            return null;
        }

        var start = text.At;
        text.At = field.ValueAt;
        if (QueryFields.Column(field.Name) is { } column)
        {
            isPlain = false;
            return ReadPart(depth) is { } part ? new QueryNode.InColumn(column, part) : null;
        }

        if (ReadFilter(field.Name) is { } filter)
        {
            filters.Add(filter);
            return new QueryNode.Words([]);
        }

        text.At = start;
        return null;
    }

    private QueryFilter? ReadFilter(string name)
    {
        if (text.Here is '[' or '{')
        {
            return ReadRange(name);
        }

        var isQuoted = QueryText.IsQuote(text.Here) && text.ClosingQuote() > 0;
        var start = isQuoted ? text.At + 1 : text.At;
        if (isQuoted)
        {
            text.At = text.ClosingQuote();
        }
        else
        {
            text.SkipWhile(c => !char.IsWhiteSpace(c) && c != ')');
        }

        var filter = fields.Filter(name, text.Slice(start, text.At));
        text.At += filter is not null && isQuoted ? 1 : 0;
        return filter;
    }

    private QueryFilter? ReadRange(string name)
    {
        var close = text.Find([']', '}'], text.At);
        var ends = close < 0 ? [] : text.Slice(text.At + 1, close).Split(" TO ", StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || QueryFields.Range(name, ends[0], ends[1]) is not { } range)
        {
            return null;
        }

        text.At = close + 1;
        return range;
    }

    private QueryNode? ReadWord()
    {
        var start = text.At;
        text.SkipWhile(c => !char.IsWhiteSpace(c) && c is not ('(' or ')' or '"' or '“' or '”' or '„' or '~' or '^'));
        if (text.At == start)
        {
            text.At = text.IsAtEnd ? text.At : text.At + 1;
            return null;
        }

        var typed = text.Slice(start, text.At);
        if (typed.IndexOfAny(['*', '?']) is > 0 and var sign && Pattern(typed, sign) is { } pattern)
        {
            isPlain = false;
            return WithBoost(pattern);
        }

        var found = Count(SearchWords.Split(typed));
        if (found.Count == 1 && found[0].Length > 2 && text.Take('~'))
        {
            isPlain = false;
            return WithBoost(new QueryNode.Fuzzy(found[0], Math.Clamp((int)(text.ReadNumber() ?? 2), 1, 2)));
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

    private QueryNode? WithBoost(QueryNode? node) =>
        !text.Take('^') || text.ReadNumber() is not { } factor || node is null ? node : new QueryNode.Boosted(node, Math.Clamp(factor, 0.1, 20));

    private IReadOnlyList<string> Count(IReadOnlyList<string> found)
    {
        var counted = found.Take(SearchWords.Most - words).ToList();
        words += counted.Count;
        return counted;
    }

    private bool TakeSign(char sign)
    {
        var isSign = text.TakeSign(sign);
        isPlain &= !isSign;
        hasSigns |= isSign;
        return isSign;
    }

    private bool TakeOperator(string word, string sign)
    {
        var isOperator = text.TakeOperator(word, sign);
        isPlain &= !isOperator;
        return isOperator;
    }
}
