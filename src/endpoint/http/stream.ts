/**
 * Texts as a body that is made as it is read. Rejects before there is a body where not even the first text can be had,
 * so that the answer can still say so; a later error ends the body as broken, which the receiver's HTTP tells it.
 *
 * @param onError told of a later error
 */
export async function streamOf(
  texts: AsyncGenerator<string>,
  onError: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let upcoming: IteratorResult<string> | undefined = await texts.next();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = upcoming ?? (await texts.next());
          upcoming = undefined;
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          onError(error);
          // Servers print what breaks a body, and the messages of drivers may quote what they were given.
          controller.error(new Error('the body cannot be finished'));
        }
      },
      async cancel() {
        await texts.return(undefined);
      },
    },
    // Nothing is made ahead of what is taken.
    { highWaterMark: 0 },
  );
}
