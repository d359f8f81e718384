using System.Runtime.InteropServices;

namespace ConsultationIntake.Reading;

/// <summary>
/// Numbers that are only read, by the million: an array's, or those of a file in this assembly, where they lie. The system maps that file,
/// reads the pages that are asked for, and may let go of them where memory is short; a copy would take as much again, for good.
/// </summary>
internal readonly unsafe struct Numbers<T>
    where T : unmanaged
{
    private readonly T[]? array;
    private readonly T* mapped;

    private Numbers(T[]? array, T* mapped, int length)
    {
        this.array = array;
        this.mapped = mapped;
        Length = length;
    }

    public int Length { get; }

    /// <summary>They may begin at any byte, which the processors that this runs on read as well.</summary>
    public ReadOnlySpan<T> Span => array ?? new ReadOnlySpan<T>(mapped, Length);

    public static implicit operator Numbers<T>(T[] array) => new(array, null, array.Length);

    /// <summary>The next so many of a stream, and its place after them.</summary>
    public static Numbers<T> Read(Stream stream, int count)
    {
        // A resource's stream is this: the assembly is mapped for as long as it is loaded, which is always.
        if (stream is UnmanagedMemoryStream resource)
        {
            var mapped = (T*)resource.PositionPointer;
            var end = resource.Position + ((long)count * sizeof(T));
            if (count < 0 || end > resource.Length)
                throw new EndOfStreamException();
            resource.Position = end;
            return new Numbers<T>(null, mapped, count);
        }

        var values = new T[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
