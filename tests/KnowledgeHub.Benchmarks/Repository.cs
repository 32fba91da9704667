using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks;

/// <summary>The checkout that the benchmarks run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new SettingException("KnowledgeHub.sln was not found above the benchmarks; run them from a checkout.")
        : File.Exists(Path.Combine(folder.FullName, "KnowledgeHub.sln")) ? folder.FullName
        : Find(folder.Parent);
}
