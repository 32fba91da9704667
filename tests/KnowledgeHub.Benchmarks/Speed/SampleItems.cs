using System.Text;
using System.Text.Json;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>
/// Writes sample items of 300 to 1,000 words as JSON lines and counts in how many each word stands. The same seed gives
/// the same items.
/// </summary>
public sealed class SampleItems(Vocabulary vocabulary, Random random)
{
    private readonly int[] frequencies = new int[Vocabulary.Size];

    /// <summary>In how many items a word stands, by its index in the vocabulary.</summary>
    public IReadOnlyList<int> Frequencies => frequencies;

    public async Task WriteAsync(string file, int count, CancellationToken ct)
    {
        await using var writer = new StreamWriter(file);
        for (var number = 1; number <= count; number++)
        {
            await writer.WriteLineAsync(Line(number).AsMemory(), ct);
        }
    }

    private string Line(int number)
    {
        var used = new HashSet<int>();
        var line = JsonSerializer.Serialize(
            new
            {
                Id = $"sample-{number}",
                Title = Sentence(random.Next(5, 11), used),
                Body = Text(random.Next(300, 1_001), used),
                PublishedOn = new DateOnly(2014, 1, 1).AddDays(random.Next(12 * 365)),
                Topics = Some(SampleTerms.Topics, 4).Select(topic => topic.Slug),
                Countries = Some(SampleTerms.Places, 3).Select(place => place.Code),
                Audiences = Some(Audience.All, 2).Select(audience => audience.Id),
            },
            JsonSerializerOptions.Web);
        foreach (var word in used)
        {
            frequencies[word]++;
        }

        return line;
    }

    // Sentences of 8 to 24 words, five to a paragraph.
    private string Text(int words, HashSet<int> used)
    {
        var text = new StringBuilder();
        for (var (left, sentence) = (words, 1); left > 0; sentence++)
        {
            var length = Math.Min(left, random.Next(8, 25));
            text.Append(Sentence(length, used)).Append(sentence % 5 == 0 ? ".\n\n" : ". ");
            left -= length;
        }

        return text.ToString();
    }

    private string Sentence(int words, HashSet<int> used)
    {
        var text = new StringBuilder();
        for (var at = 0; at < words; at++)
        {
            var word = vocabulary.Draw(random);
            used.Add(word);
            text.Append(at == 0 ? "" : " ").Append(vocabulary[word]);
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return text.ToString();
    }

    private IEnumerable<T> Some<T>(IReadOnlyList<T> all, int most) => random.GetItems([.. all], random.Next(1, most + 1)).Distinct();
}
