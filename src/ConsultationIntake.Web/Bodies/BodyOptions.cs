using System.ComponentModel.DataAnnotations;

namespace ConsultationIntake.Web.Bodies;

/// <summary>
/// How much of what is sent is taken in at once. It speaks of people whom nobody knows; who signed in or sends a key has twice as much,
/// apart from it.
/// </summary>
public sealed class BodyOptions
{
    public const string Section = "Bodies";

    /// <summary>
    /// Bytes of long bodies that are read and answered at once; others wait. Reading one takes up to some twenty times its bytes of memory.
    /// Default: a hundred-and-twenty-eighth of the memory this process may use, 2 MB at least and 64 MB at most.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long? MostBytesRead { get; set; }

    /// <summary>
    /// Bytes on the disk of long bodies that are on their way, or wait to be read. Where it would be more, the slowest is dropped. Default
    /// 256 MB.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long MostBytesArriving { get; set; } = 256_000_000;

    /// <summary>
    /// Bytes of pages of more than 64 KB that are rendered and on their way to who asked for them. Where it would be more, whoever reads
    /// longest at theirs, five seconds at least, is cut off. As many may wait for it, and staff have as much, apart from it. Default: a
    /// thirty-second of the memory this process may use, 8 MB at least and 256 MB at most.
    /// </summary>
    [Range(1, long.MaxValue)]
    public long? MostBytesUnread { get; set; }

    /// <summary>
    /// How long a body that has arrived waits for its turn before its sender is asked to come again, in seconds. Default 20.
    /// </summary>
    [Range(1, 600)]
    public int LongestWaitSeconds { get; set; } = 20;

    /// <summary>Where bodies are put while they come in. Default: the system's folder for temporary files.</summary>
    public string? Folder { get; set; }
}
