using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using System.Resources;

namespace KnowledgeHub.Languages;

/// <summary>Reads the texts of a language from all its files, <c>Texts/….fr.resx</c> for French.</summary>
internal static class TextFiles
{
    public static IReadOnlyDictionary<string, string> Read(string tag)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.EndsWith($".{tag}.resources", StringComparison.Ordinal)))
        {
            using var reader = new ResourceReader(assembly.GetManifestResourceStream(file)!);
            foreach (DictionaryEntry entry in reader)
            {
                // The same English said in two ways would make the page depend on the order of files.
                if (!all.TryAdd((string)entry.Key, (string)entry.Value!))
                {
                    throw new InvalidOperationException($"'{entry.Key}' is translated twice; {file} has one of them.");
                }
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
