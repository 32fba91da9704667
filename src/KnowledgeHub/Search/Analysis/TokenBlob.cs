namespace KnowledgeHub.Search.Analysis;

/// <summary>
/// The words of an item as numbers, column by column, in LEB128: a count, then as many numbers. It is read for every
/// item that is scored, so it is as short as it can be.
/// </summary>
public static class TokenBlob
{
    public static byte[] Write(IReadOnlyList<IReadOnlyList<int>> columns)
    {
        using var blob = new MemoryStream(columns.Sum(column => column.Count + 1) * 2);
        foreach (var column in columns)
        {
            Write(blob, column.Count);
            foreach (var number in column)
            {
                Write(blob, number);
            }
        }

        return blob.ToArray();
    }

    public static int Read(ReadOnlySpan<byte> blob, ref int at)
    {
        int number = blob[at++];
        if (number < 0x80)
        {
            return number;
        }

        number &= 0x7f;
        for (var shift = 7; ; shift += 7)
        {
            int part = blob[at++];
            number |= (part & 0x7f) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }

    /// <summary>The numbers of the column with which a blob begins.</summary>
    public static int[] ReadColumn(ReadOnlySpan<byte> blob)
    {
        var at = 0;
        return ReadColumn(blob, ref at);
    }

    /// <summary>The numbers of every column.</summary>
    public static IReadOnlyList<int[]> ReadColumns(ReadOnlySpan<byte> blob)
    {
        var columns = new List<int[]>();
        for (var at = 0; at < blob.Length;)
        {
            columns.Add(ReadColumn(blob, ref at));
        }

        return columns;
    }

    private static int[] ReadColumn(ReadOnlySpan<byte> blob, ref int at)
    {
        var numbers = new int[Read(blob, ref at)];
        for (var n = 0; n < numbers.Length; n++)
        {
            numbers[n] = Read(blob, ref at);
        }

        return numbers;
    }

    private static void Write(MemoryStream blob, int number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            blob.WriteByte((byte)(number | 0x80));
        }

        blob.WriteByte((byte)number);
    }
}
