using System.Globalization;
using System.Text.Json;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks.Relevance;

/// <summary>
/// A retrieval test collection: documents, queries, and for each query the grades that people gave to documents.
/// A folder with <c>docs.jsonl</c> (id, title, text), <c>queries.jsonl</c> (id, text) and <c>qrels.tsv</c> (query, 0, document, grade).
/// </summary>
public sealed record Collection(string Name, IReadOnlyList<Document> Documents, IReadOnlyList<JudgedQuery> Queries)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All collections of a folder, by name. Throws <see cref="SettingException"/> when there are none.</summary>
    public static IReadOnlyList<Collection> ReadAll(string folder)
    {
        var found = Directory.Exists(folder)
            ? Directory.GetDirectories(folder).Where(one => File.Exists(Path.Combine(one, "qrels.tsv"))).Order(StringComparer.Ordinal).ToList()
            : throw new SettingException($"There is no folder {folder}; name the folder of the test collections with --collections DIR.");
        return found.Count > 0
            ? [.. found.Select(Read)]
            : throw new SettingException($"{folder} holds no test collection; each is a folder with docs.jsonl, queries.jsonl and qrels.tsv.");
    }

    private static Collection Read(string folder)
    {
        var grades = File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length == 4)
            .Select(cells => (Query: cells[0], Document: cells[2], Grade: Math.Max(0, int.Parse(cells[3], CultureInfo.InvariantCulture))))
            .GroupBy(judgement => judgement.Query)
            .ToDictionary(query => query.Key, query => query.GroupBy(judgement => judgement.Document).ToDictionary(document => document.Key, document => document.Max(judgement => judgement.Grade)));
        return new(
            Path.GetFileName(folder),
            [.. Lines<Document>(Path.Combine(folder, "docs.jsonl"))],
            [.. Lines<JudgedQuery>(Path.Combine(folder, "queries.jsonl"))
                .Where(query => grades.TryGetValue(query.Id, out var judged) && judged.Values.Any(grade => grade > 0))
                .Select(query => query with { Grades = grades[query.Id] })]);
    }

    private static IEnumerable<T> Lines<T>(string file) =>
        File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => JsonSerializer.Deserialize<T>(line, Json)!);
}

/// <summary>A document of a collection, as its file has it.</summary>
public sealed record Document
{
    public required string Id { get; init; }

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";
}

/// <summary>A query that at least one document answers.</summary>
public sealed record JudgedQuery
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    /// <summary>By document; 0 is not relevant, and so is a document that is not here.</summary>
    public IReadOnlyDictionary<string, int> Grades { get; init; } = new Dictionary<string, int>();
}
