using System.Collections.Concurrent;
using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search.Analysis;

/// <summary>The English stem of a word, as Porter's algorithm in FTS5 makes it: <c>screening</c> and <c>screened</c> have one.</summary>
public sealed class Stems : IDisposable
{
    private const int MostKept = 200_000;
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;
    private readonly Lock turn = new();

    public Stems()
    {
        SqliteLibrary.Prefer();
        connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run("create virtual table text using fts5 (words, content = '', tokenize = 'porter ascii'); create virtual table stem using fts5vocab (text, instance)");
    }

    /// <summary>The stem of a folded word; the word itself when it has none.</summary>
    public string Of(string word) => known.TryGetValue(word, out var stem) ? stem : OfAll([word])[0];

    /// <summary>The stems of folded words, in their order.</summary>
    public IReadOnlyList<string> OfAll(IReadOnlyList<string> words)
    {
        var unknown = words.Where(word => IsEnglish(word) && !known.ContainsKey(word)).Distinct().ToList();
        var learned = unknown.Count > 0 ? Learn(unknown) : [];
        return [.. words.Select(word => known.TryGetValue(word, out var stem) || learned.TryGetValue(word, out stem) ? stem : word)];
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Whether a folded word may have an English ending: numbers, codes such as "her2" and letters beyond ASCII have none.</summary>
    public static bool IsEnglish(string word) => word.Length > 2 && word.All(char.IsAsciiLetterLower);

    private Dictionary<string, string> Learn(List<string> words)
    {
        var learned = new Dictionary<string, string>(StringComparer.Ordinal);
        lock (turn)
        {
            using var insert = Command("insert into text (rowid, words) values (1, @Words)");
            insert.Parameters.AddWithValue("@Words", string.Join(' ', words));
            insert.ExecuteNonQuery();
            using (var read = Command("select offset, term from stem"))
            {
                using var rows = read.ExecuteReader();
                while (rows.Read())
                {
                    learned[words[rows.GetInt32(0)]] = rows.GetString(1);
                }
            }

            Run("insert into text (text) values ('delete-all')");
        }

        foreach (var (word, stem) in known.Count < MostKept ? learned : [])
        {
            known[word] = stem;
        }

        return learned;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
