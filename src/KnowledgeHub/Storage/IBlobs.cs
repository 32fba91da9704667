namespace KnowledgeHub.Storage;

/// <summary>Where the contents of files lie, each under the SHA-256 of its bytes in lower-case hexadecimal digits.</summary>
public interface IBlobs
{
    /// <summary>Stores a content whole or not at all; the same one a second time is left as it is.</summary>
    Task PutAsync(string hash, Stream content, CancellationToken ct);

    /// <summary>A content that can be read from any place, or null when it is not there.</summary>
    Stream? Open(string hash);

    /// <summary>Removes a content; one that is not there is no problem.</summary>
    void Delete(string hash);
}
