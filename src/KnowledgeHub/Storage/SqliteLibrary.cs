using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace KnowledgeHub.Storage;

/// <summary>
/// Prefers the operating system's SQLite, which its vendor patches, to the older one that the package carries,
/// when it is there, is newer and has FTS5 (docs/decisions/0001).
/// </summary>
internal static class SqliteLibrary
{
    private const int Bundled = 3_035_005;
    private static readonly Lock Gate = new();
    private static bool chosen;

    private delegate int VersionNumber();

    private delegate int CompileOptionUsed([MarshalAs(UnmanagedType.LPUTF8Str)] string option);

    public static void Prefer()
    {
        lock (Gate)
        {
            if (chosen)
            {
                return;
            }

            var system = FindSystem();
            if (system != IntPtr.Zero)
            {
                NativeLibrary.SetDllImportResolver(
                    typeof(SQLite3Provider_e_sqlite3).Assembly,
                    (string name, Assembly _, DllImportSearchPath? _) => name == "e_sqlite3" ? system : IntPtr.Zero);
            }

            Batteries_V2.Init();
            chosen = true;
        }
    }

    private static IntPtr FindSystem()
    {
        foreach (var name in new[] { "libsqlite3.so.0", "libsqlite3.dylib" })
        {
            if (!NativeLibrary.TryLoad(name, out var library))
            {
                continue;
            }

            if (NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
                && Marshal.GetDelegateForFunctionPointer<VersionNumber>(version)() > Bundled
                && NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var option)
                && Marshal.GetDelegateForFunctionPointer<CompileOptionUsed>(option)("ENABLE_FTS5") == 1)
            {
                return library;
            }
        }

        return IntPtr.Zero;
    }
}
