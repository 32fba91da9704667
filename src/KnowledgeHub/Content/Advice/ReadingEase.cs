using System.Text.RegularExpressions;
using KnowledgeHub.Html;

namespace KnowledgeHub.Content.Advice;

/// <summary>
/// How easily a text reads: R. Flesch's formula for English (1948), L. Kandel and A. Moles's for French (1958) and J.
/// Fernández Huerta's for Spanish (1959). For other languages, and for every single sentence, length alone counts.
/// </summary>
public static partial class ReadingEase
{
    private const int LongSentence = 35;
    private const int LeastWords = 100;

    public static IEnumerable<Remark> Check(string locale, IReadOnlyList<TextBlock> blocks)
    {
        var sentences = blocks.Where(block => block.Label is "Paragraph" or "List item" or "Numbered item" or "Quotation").SelectMany(block => SentencesOf(block.Text)).ToList();
        var words = sentences.Sum(sentence => sentence.Count);
        if (words >= LeastWords && Score(locale, sentences, words) is { } score && score < 30)
        {
            yield return new("Reading ease", "body", $"The text reads as very hard ({Math.Max(0, score):0} of 100; 30 to 60 is usual for policy texts). Shorter sentences and plainer words help.");
        }
        else if (words >= LeastWords && (double)words / sentences.Count is > 28 and var average)
        {
            yield return new("Reading ease", "body", $"A sentence has {average:0} words on average. Below 25 reads more easily.");
        }

        var tooLong = sentences.Where(sentence => sentence.Count > LongSentence).ToList();
        foreach (var sentence in tooLong.Take(3))
        {
            yield return new("Long sentence", "body", $"“{Remark.Opening(string.Join(' ', sentence))}” has {sentence.Count} words; two sentences would be easier.");
        }

        if (tooLong.Count > 3)
        {
            yield return new("Long sentence", "body", $"{tooLong.Count - 3} more sentences have over {LongSentence} words.");
        }
    }

    /// <summary>From 0, very hard, to 100, very easy; null for languages without a formula here.</summary>
    public static double? Score(string locale, string text)
    {
        var sentences = SentencesOf(text).ToList();
        return Score(locale, sentences, sentences.Sum(sentence => sentence.Count));
    }

    private static double? Score(string locale, IReadOnlyCollection<IReadOnlyList<string>> sentences, int words)
    {
        if (words == 0)
        {
            return null;
        }

        var perSentence = (double)words / sentences.Count;
        var language = locale.Split('-')[0];
        var perWord = (double)sentences.Sum(sentence => sentence.Sum(word => Syllables(language, word))) / words;
        return language switch
        {
            "en" => 206.835 - (1.015 * perSentence) - (84.6 * perWord),
            "fr" => 207 - (1.015 * perSentence) - (73.6 * perWord),
            "es" => 206.84 - (1.02 * perSentence) - (60 * perWord),
            _ => null,
        };
    }

    private static IEnumerable<IReadOnlyList<string>> SentencesOf(string text) => SentenceEnds().Split(text)
        .Select(sentence => (IReadOnlyList<string>)[.. Words().Matches(sentence).Select(match => match.Value)])
        .Where(sentence => sentence.Count > 0);

    // Groups of vowels; in English and French an e at the end is mostly silent.
    private static int Syllables(string language, string word)
    {
        var groups = Vowels().Count(word);
        var silent = language switch
        {
            "en" => word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal),
            "fr" => word.EndsWith('e') || word.EndsWith("es", StringComparison.Ordinal),
            _ => false,
        };
        return Math.Max(1, silent && groups > 1 ? groups - 1 : groups);
    }

    [GeneratedRegex(@"(?<=[.!?…])[\s""”»)]+(?=[\p{Lu}\p{N}""“«(])")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\-]*")]
    private static partial Regex Words();

    [GeneratedRegex("[aeiouyàâäáãéèêëíîïóôöõúùûüœæ]+", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();
}
