// The S3 server of the tests: PORT says where, FOLDER where it keeps its one bucket. It checks signatures, made with the
// only key pair it knows: S3RVER and S3RVER.
import S3rver from '@20minutes/s3rver';

const { PORT, FOLDER } = process.env;

await new S3rver({
  address: '127.0.0.1',
  port: Number(PORT),
  directory: FOLDER,
  silent: true,
  configureBuckets: [{ name: 'ecandidat' }],
}).run();
