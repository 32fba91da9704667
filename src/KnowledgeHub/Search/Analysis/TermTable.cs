using KnowledgeHub.Storage;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Search.Analysis;

/// <summary>Gives words their numbers in one index file while it is written; new words are entered with their stems.</summary>
public sealed class TermTable(Stems stems)
{
    private static readonly NamedSql Sql = NamedSql.For<TermTable>(Dialect.Sqlite);

    /// <summary>Stands before a stem: it is no word, even where it is written like one.</summary>
    public const string StemMark = "=";

    private readonly Dictionary<string, Term> known = new(StringComparer.Ordinal);

    private readonly List<string> added = [];

    /// <summary>What was learned since the last time is stored for good.</summary>
    public void Keep() => added.Clear();

    /// <summary>What was learned since the last time is not stored: its transaction was given up.</summary>
    public void Forget()
    {
        added.ForEach(word => known.Remove(word));
        added.Clear();
    }

    /// <summary>The words of a text as numbers, in their order.</summary>
    public IReadOnlyList<Term> Read(Session session, string text)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var terms = new List<Term>(text.Length / 6);
        var (missing, places) = (new List<string>(), new List<int>());
        foreach (var word in new WordReader(text))
        {
            if (!lookup.TryGetValue(word.Folded, out var term))
            {
                missing.Add(word.Folded.ToString());
                places.Add(terms.Count);
            }

            terms.Add(term);
        }

        Learn(session, missing.Distinct().ToList());
        for (var n = 0; n < places.Count; n++)
        {
            terms[places[n]] = known[missing[n]];
        }

        return terms;
    }

    private void Learn(Session session, List<string> words)
    {
        if (words.Count == 0)
        {
            return;
        }

        using var find = Command(session, "find");
        using var add = Command(session, "add");
        var all = stems.OfAll(words);
        for (var n = 0; n < words.Count; n++)
        {
            var stem = Stems.IsEnglish(words[n]) ? Enter(find, add, StemMark + all[n], 0) : 0;
            var id = Enter(find, add, words[n], stem);
            known[words[n]] = new Term(id, stem == 0 ? id : stem);
            added.Add(words[n]);
        }
    }

    private static int Enter(SqliteCommand find, SqliteCommand add, string word, int stem)
    {
        find.Parameters["@Word"].Value = word;
        if (find.ExecuteScalar() is long id)
        {
            return (int)id;
        }

        add.Parameters["@Word"].Value = word;
        add.Parameters["@Stem"].Value = stem;
        return (int)(long)add.ExecuteScalar()!;
    }

    private static SqliteCommand Command(Session session, string name)
    {
        var command = ((SqliteConnection)session.Connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)session.Transaction;
        command.CommandText = Sql[name];
        command.Parameters.AddWithValue("@Word", "");
        if (name == "add")
        {
            command.Parameters.AddWithValue("@Stem", 0);
        }

        return command;
    }
}

/// <summary>A word's number and that of its English stem, which is its own when it has no other.</summary>
public readonly record struct Term(int Id, int Stem);
